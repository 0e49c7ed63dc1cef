using System.Management.Automation;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>Everything that a script wrote.</summary>
internal sealed class SessionResult
{
    public SessionResult(IEnumerable<PSObject> output, PSDataStreams streams, RuntimeException? terminating)
    {
        Output = output.ToArray();
        Errors = streams.Error.ToArray();
        Verbose = streams.Verbose.Select(static record => record.Message).ToArray();
        Debug = streams.Debug.Select(static record => record.Message).ToArray();
        Warnings = streams.Warning.Select(static record => record.Message).ToArray();
        Progress = streams.Progress.ToArray();
        Terminating = terminating;
    }

    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>The output as PowerShell converts it to strings.</summary>
    public IReadOnlyList<string> Texts => Output.Select(static o => LanguagePrimitives.ConvertTo<string>(o)).ToArray();

    /// <summary>The non-terminating errors.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<string> Debug { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The error that ended the script, or null if the script completed.</summary>
    public RuntimeException? Terminating { get; }

    /// <summary>The only object that was written.</summary>
    public PSObject Single => ShouldSucceed().Output.ShouldHaveSingleItem();

    /// <summary>The only error, terminating or not.</summary>
    public ErrorRecord SingleError => Terminating is { } end && Errors.Count == 0 ? end.ErrorRecord : Errors.ShouldHaveSingleItem();

    /// <summary>The value of a property of the only object.</summary>
    public object? this[string property] => Single.Properties[property]?.Value;

    public SessionResult ShouldSucceed()
    {
        Terminating.ShouldBeNull();
        Errors.ShouldBeEmpty();
        return this;
    }
}
