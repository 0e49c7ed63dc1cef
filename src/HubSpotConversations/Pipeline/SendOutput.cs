using System.Runtime.ExceptionServices;
using HubSpotConversations.Sending;

namespace HubSpotConversations.Pipeline;

/// <summary>What is written to the pipeline of a message that is done.</summary>
internal static class SendOutput
{
    /// <summary>Tells under -Verbose what was filled in.</summary>
    public static void TellFilledIn(ModuleCmdlet cmdlet, SendItem item)
    {
        if (item.Reply is { FilledIn.Count: > 0 } reply)
        {
            cmdlet.WriteVerbose(DisplayText.OneLine(
                $"Filled in for thread {reply.Draft.ThreadId}: {string.Join("; ", reply.FilledIn)}.", 500));
        }
    }

    /// <summary>Writes the message as HubSpot has it, where it has it.</summary>
    public static void WriteSent(ModuleCmdlet cmdlet, SendItem item)
    {
        if (item.Sent is { } sent)
        {
            sent.Message.SendOutcome = sent.Outcome;
            cmdlet.WriteObject(sent.Message);
        }
    }

    /// <summary>Writes what went wrong with it, where anything did.</summary>
    public static void WriteFailure(ModuleCmdlet cmdlet, SendItem item)
    {
        if (item.Fault is { } fault)
        {
            ExceptionDispatchInfo.Capture(fault).Throw();
        }

        if (item.Failure is { } failure)
        {
            cmdlet.WriteFailure(failure, TargetOf(item, failure));
        }
    }

    // What may be there and may not is to be looked at, and sent again as it was.
    private static object TargetOf(SendItem item, HubSpotException failure)
        => failure is HubSpotDeliveryUnknownException unknown ? unknown.Draft : item.Target ?? item.Draft;
}
