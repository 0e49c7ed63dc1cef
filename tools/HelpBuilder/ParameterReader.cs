using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace HubSpotConversations.HelpBuilder;

/// <summary>Reads the parameters of one cmdlet.</summary>
internal sealed class ParameterReader(CmdletInfo cmdlet, DocComments comments, DocText text)
{
    // The parameters that SupportsShouldProcess and SupportsPaging add. The class doesn't have properties for them, so
    // their descriptions are here.
    private static readonly Dictionary<string, string> AddedByPowerShell = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WhatIf"] = "Shows what would happen if the cmdlet runs. The cmdlet doesn't make any changes.",
        ["Confirm"] = "Prompts you for confirmation before the cmdlet makes a change.",
        ["First"] = "The maximum number of objects to get. The cmdlet requests only the pages that it needs.",
        ["Skip"] = "The number of objects to skip. The cmdlet gets the objects after them.",
        ["IncludeTotalCount"] = "Emits the total count before the objects, if HubSpot reports it.",
    };

    /// <summary>The parameters of each set, in the order in which a user writes them.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterHelp>> ReadSets()
        =>
        [
            .. cmdlet.ParameterSets
                .OrderByDescending(static set => set.IsDefault)
                .ThenBy(static set => set.Name, StringComparer.Ordinal)
                .Select(set => (ParameterHelp[])
                [
                    .. set.Parameters
                        .Where(static parameter => !IsCommon(parameter.Name))
                        .Select(Read)
                        .OrderBy(static parameter => parameter.Position ?? int.MaxValue)
                        .ThenByDescending(static parameter => parameter.IsMandatory)
                        .ThenBy(static parameter => AddedByPowerShell.ContainsKey(parameter.Name))
                        .ThenBy(static parameter => parameter.Name, StringComparer.Ordinal),
                ]),
        ];

    /// <summary>Each parameter once. It is mandatory if it is mandatory in every set that contains it.</summary>
    public IReadOnlyList<ParameterHelp> ReadAll()
        =>
        [
            .. ReadSets()
                .SelectMany(static set => set)
                .GroupBy(static parameter => parameter.Name, StringComparer.Ordinal)
                .Select(static uses => uses.First() with
                {
                    IsMandatory = uses.All(static use => use.IsMandatory),
                    Position = uses.Select(static use => use.Position).FirstOrDefault(static place => place.HasValue),
                    IsFromPipeline = uses.Any(static use => use.IsFromPipeline),
                    IsFromPipelineByPropertyName = uses.Any(static use => use.IsFromPipelineByPropertyName),
                })
                .OrderBy(static parameter => parameter.Name, StringComparer.Ordinal),
        ];

    private static bool IsCommon(string parameter)
        => Cmdlet.CommonParameters.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    private ParameterHelp Read(CommandParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        PropertyInfo? property = cmdlet.ImplementingType.GetProperty(parameter.Name);
        return new ParameterHelp(parameter.Name, type)
        {
            Description = Describe(parameter, property),
            IsMandatory = parameter.IsMandatory,
            Position = parameter.Position >= 0 ? parameter.Position : null,
            IsFromPipeline = parameter.ValueFromPipeline,
            IsFromPipelineByPropertyName = parameter.ValueFromPipelineByPropertyName,
            TakesWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Aliases = [.. parameter.Aliases.Order(StringComparer.Ordinal)],
            AcceptedValues = AcceptedValues(parameter, type),
            Default = DefaultOf(parameter, property),
        };
    }

    private IReadOnlyList<string> Describe(CommandParameterInfo parameter, PropertyInfo? property)
    {
        if (property is null)
        {
            return AddedByPowerShell.TryGetValue(parameter.Name, out string? words) ? [words] : [];
        }

        IReadOnlyList<string> said = text.Paragraphs(comments.Of(CmdletNames.DocId(property)).Element("summary"));
        return said.Count == 0 || LimitsOf(parameter) is not { } limits ? said : [.. said, limits];
    }

    private static string? LimitsOf(CommandParameterInfo parameter)
        => parameter.Attributes.OfType<ValidateRangeAttribute>().FirstOrDefault() is { MinRange: not null } range
            ? string.Create(CultureInfo.InvariantCulture, $"From {range.MinRange} to {range.MaxRange}.")
            : null;

    private static string[] AcceptedValues(CommandParameterInfo parameter, Type type)
    {
        if (parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set)
        {
            return [.. set.ValidValues];
        }

        return type.IsEnum ? Enum.GetNames(type) : [];
    }

    /// <summary>The default value of a property; null if it isn't useful to a reader.</summary>
    private string? DefaultOf(CommandParameterInfo parameter, PropertyInfo? property)
    {
        if (property is null || parameter.IsMandatory)
        {
            return null;
        }

        object? created = Activator.CreateInstance(cmdlet.ImplementingType);
        using var disposable = created as IDisposable;
        return property.GetValue(created) switch
        {
            null or "" or ICollection or SwitchParameter => null,
            object value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }
}
