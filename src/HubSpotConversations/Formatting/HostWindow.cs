using System.Management.Automation.Host;

namespace HubSpotConversations.Formatting;

/// <summary>The window of a host. Hosts without one, such as jobs and services, fail in different ways.</summary>
internal sealed class HostWindow(PSHost host)
{
    private const int UsualWidth = 80;

    private bool _isMissing;

    /// <summary>The width of a line, without the last column, after which some terminals start a new line.</summary>
    public int LineWidth(int smallest)
        => Ask(static window => window.WindowSize.Width, 0) is > 0 and int width
            ? Math.Max(smallest, width - 1)
            : UsualWidth;

    /// <summary>The number of columns that a character takes.</summary>
    public int Cells(char character) => Ask(window => window.LengthInBufferCells(character), 1);

    private int Ask(Func<PSHostRawUserInterface, int> question, int otherwise)
    {
        try
        {
            if (!_isMissing && host.UI?.RawUI is { } window)
            {
                return question(window);
            }
        }
        catch (Exception exception) when (exception is HostException or NotSupportedException or InvalidOperationException
            or NotImplementedException or IOException)
        {
            // Don't ask again for each character.
        }

        _isMissing = true;
        return otherwise;
    }
}
