using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>Changes one message when a client reads it.</summary>
internal static class MessageChange
{
    public static void Apply(JsonObject message, HistoryChange change)
    {
        string text = (string?)message["text"] ?? string.Empty;
        switch (change)
        {
            case HistoryChange.EscapedText:
                message["text"] = WebUtility.HtmlEncode(text);
                break;
            case HistoryChange.Paragraph:
                message["text"] = $"<p>{WebUtility.HtmlEncode(text)}</p>";
                break;
            case HistoryChange.TypographicQuotes:
                message["text"] = Typographic(text);
                break;
            case HistoryChange.Signature:
                message["text"] = text + "\n--\nMaya Lindqvist\nAcme";
                break;
            case HistoryChange.QuotedReply:
                message["text"] = text + "\n\nOn Tuesday Jane Doe wrote:\n> Where is my order?";
                break;
            case HistoryChange.RichTextOnly:
                message["richText"] = $"<div>{WebUtility.HtmlEncode(text)}</div>";
                message["text"] = null;
                break;
            case HistoryChange.NoText:
                message["text"] = null;
                break;
            case HistoryChange.ShortenedText:
                message["text"] = text.Substring(0, (text.Length + 1) / 2);
                break;
            default:
                ApplyToHead(message, change);
                break;
        }
    }

    private static void ApplyToHead(JsonObject message, HistoryChange change)
    {
        switch (change)
        {
            case HistoryChange.NoId:
                message["id"] = null;
                break;
            case HistoryChange.NoType:
                message.Remove("type");
                break;
            case HistoryChange.HeaderAttachment:
                JsonArray attachments = message["attachments"]?.DeepClone().AsArray() ?? [];
                attachments.Add(new JsonObject { ["type"] = "MESSAGE_HEADER", ["text"] = "Re:" });
                message["attachments"] = attachments;
                break;
            case HistoryChange.NoSender:
                message["senders"] = new JsonArray();
                message["createdBy"] = null;
                break;
            case HistoryChange.IntegrationSender:
                message["senders"] = new JsonArray();
                message["createdBy"] = "I-4711";
                break;
            case HistoryChange.OtherClient:
                message["client"] = new JsonObject { ["clientType"] = "HUBSPOT" };
                break;
        }
    }

    private static string Typographic(string text)
    {
        var changed = new StringBuilder(text.Length);
        bool isOpen = false;
        foreach (char c in text)
        {
            switch (c)
            {
                case '"':
                    changed.Append(isOpen ? '\u201D' : '\u201C');
                    isOpen = !isOpen;
                    break;
                case '\'':
                    changed.Append('\u2019');
                    break;
                case '-':
                    changed.Append('\u2013');
                    break;
                default:
                    changed.Append(c);
                    break;
            }
        }

        return changed.ToString();
    }
}
