using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Takes the empty cell of a CSV file for the usual type of a quick reply, which ValidateSet would refuse.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuickReplyTypeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text
            && string.IsNullOrWhiteSpace(text)
            ? QuickReplyValueTypes.Text
            : inputData;
}
