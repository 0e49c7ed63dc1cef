using System.Management.Automation;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>
/// Converts an empty cell of a CSV file to the default type of a quick reply, because ValidateSet would reject it.
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
