using System.Management.Automation.Host;

namespace HubSpotConversations.Shell;

/// <summary>Provides the console width, which formatting needs.</summary>
internal sealed class ConsoleRawUserInterface : PSHostRawUserInterface
{
    private const int WidthOfFiles = 120;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize
    {
        get => new(!Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfFiles, 50);
        set => throw new NotSupportedException();
    }

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; }

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw new NotSupportedException();
    }

    public override string WindowTitle { get; set; } = string.Empty;

    public override void FlushInputBuffer()
    {
        // The console doesn't buffer input.
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
        => throw new NotSupportedException();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
        => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
}
