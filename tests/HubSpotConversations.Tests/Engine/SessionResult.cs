using System.Management.Automation;

namespace HubSpotConversations.Tests.Engine;

/// <summary>All that a script wrote.</summary>
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

    /// <summary>The output as PowerShell writes it in a string.</summary>
    public IReadOnlyList<string> Texts => Output.Select(static o => LanguagePrimitives.ConvertTo<string>(o)).ToArray();

    /// <summary>The non-terminating errors.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<string> Debug { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>What ended the script; null when it ran to its end.</summary>
    public RuntimeException? Terminating { get; }

    /// <summary>The one object that was written.</summary>
    public PSObject Single => ShouldSucceed().Output.ShouldHaveSingleItem();

    /// <summary>The one error that was written, terminating or not.</summary>
    public ErrorRecord SingleError => Terminating is { } end && Errors.Count == 0 ? end.ErrorRecord : Errors.ShouldHaveSingleItem();

    /// <summary>The value of a property of the one object.</summary>
    public object? this[string property] => Single.Properties[property]?.Value;

    public SessionResult ShouldSucceed()
    {
        Terminating.ShouldBeNull();
        Errors.ShouldBeEmpty();
        return this;
    }
}
