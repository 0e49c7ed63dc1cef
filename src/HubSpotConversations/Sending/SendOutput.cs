using System.Runtime.ExceptionServices;
using HubSpotConversations.Connections;
using HubSpotConversations.Errors;
using HubSpotConversations.Models;
using HubSpotConversations.Sending.Delivery;
using HubSpotConversations.Text;

namespace HubSpotConversations.Sending;

/// <summary>Writes the results of messages to the pipeline.</summary>
internal static class SendOutput
{
    /// <summary>Writes the values from the thread under -Verbose.</summary>
    public static void WriteFilledIn(ModuleCmdlet cmdlet, SendItem item)
    {
        if (item.Reply is { FilledIn.Count: > 0 } reply)
        {
            cmdlet.WriteVerbose(DisplayText.OneLine(
                $"Filled in for thread {reply.Draft.ThreadId}: {string.Join("; ", reply.FilledIn)}.", 500));
        }
    }

    /// <summary>Writes the sent message, if HubSpot has it.</summary>
    public static void WriteSent(ModuleCmdlet cmdlet, SendItem item)
    {
        if (item.Sent is { } sent)
        {
            WriteSent(cmdlet, sent);
        }
    }

    /// <summary>Writes a message or comment with its send outcome.</summary>
    public static void WriteSent(ModuleCmdlet cmdlet, SentMessage sent)
    {
        switch (sent.Message)
        {
            case ConversationMessage message:
                message.SendOutcome = sent.Outcome;
                break;
            case CommentMessage comment:
                comment.SendOutcome = sent.Outcome;
                break;
        }

        cmdlet.WriteObject(sent.Message);
    }

    /// <summary>Writes the error of a message, without ending the call.</summary>
    public static void WriteError(ModuleCmdlet cmdlet, SendItem item)
    {
        if (item.Fault is { } fault)
        {
            ExceptionDispatchInfo.Capture(fault).Throw();
        }

        if (item.Failure is { } failure)
        {
            cmdlet.WriteError(ErrorRecords.Create(failure, TargetOf(item, failure), item.Place));
        }
    }

    /// <summary>The object that helps the user to act on the error.</summary>
    public static object TargetOf(SendItem item, HubSpotException failure) => failure switch
    {
        HubSpotDeliveryUnknownException unknown => unknown.Draft,
        HubSpotDeliveryFailedException failed => failed.FailedMessage,
        _ => item.Target ?? item.Draft,
    };
}
