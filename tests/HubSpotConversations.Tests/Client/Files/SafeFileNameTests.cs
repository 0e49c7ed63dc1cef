using System.Globalization;
using System.Text;
using CsCheck;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Text;

namespace HubSpotConversations.Tests.Client.Files;

/// <summary>Any file name from a server becomes a plain name in the target folder, on every system.</summary>
public sealed class SafeFileNameTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Texts.Any,
        Gen.OneOf("..", "/", "\\", ".", " ", "CON", "nul", "COM1", "a", "invoice", "-", ";", "$(", "\u037e", "\u1fef", "'", "[", "\u2014", ".pdf", ":", "C:", "~", "😀", "請", "\u202e", "\0", "%2f", "¹")
            .Array[0, 12].Select(static parts => string.Concat(parts)),
        Gen.Int[100, 400].Select(static length => new string('é', length) + ".pdf"));

    [Theory]
    [InlineData("invoice.pdf", "invoice.pdf")]
    [InlineData("invoice-2026_final, v1+2@a=b.tar.gz", "invoice-2026_final, v1+2@a=b.tar.gz")]
    [InlineData("invoice-2026 (final).tar.gz", "invoice-2026 _final_.tar.gz")]
    [InlineData("-rf", "_rf")]
    [InlineData("--help.txt", "_help.txt")]
    [InlineData("\u2013Force.txt", "_Force.txt")]
    [InlineData(".-a.txt", "_a.txt")]
    [InlineData("a;b&c|d<e>f$g`h.txt", "a_b_c_d_e_f_g_h.txt")]
    [InlineData("'a'*?()[]{}!#~^%.txt", "_a______________.txt")]
    [InlineData("a\u2018b\u2019c\u201ad\u201be\u201cf\u201dg\u201eh", "a_b_c_d_e_f_g_h")]
    [InlineData("a\u037eb\u1fefc.txt", "a_b_c.txt")]
    [InlineData("Rechnung März 😀.pdf", "Rechnung März 😀.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\Windows\\system.ini", "system.ini")]
    [InlineData("C:\\Users\\a\\b.txt", "b.txt")]
    [InlineData("C:b.txt", "C_b.txt")]
    [InlineData("a.txt:stream", "a.txt_stream")]
    [InlineData("/etc/", "etc")]
    [InlineData(".bashrc", "_bashrc")]
    [InlineData("..hidden", "_hidden")]
    [InlineData("a.exe. . .", "a.exe")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("com1 .pdf", "_com1.pdf")]
    [InlineData("LPT¹.pdf", "_LPT¹.pdf")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("a\u202efdp.exe", "afdp.exe")]
    [InlineData("a\u001b[2Jb\r\nc.txt", "a_2Jb  c.txt")]
    [InlineData("say \"hi\" <b>|?*.txt", "say _hi_ _b____.txt")]
    [InlineData("e\u0301.txt", "é.txt")]
    public void Of_replaces_harmful_characters(string name, string expected)
        => SafeFileName.Of(name, extension: null, "7").ShouldBe(expected);

    [Theory]
    [InlineData("", "file-7.pdf")]
    [InlineData(null, "file-7.pdf")]
    [InlineData("..", "file-7.pdf")]
    [InlineData("\u202e \t", "file-7.pdf")]
    [InlineData("invoice", "invoice.pdf")]
    [InlineData("invoice.PDF", "invoice.PDF")]
    [InlineData("version 1. of it", "version 1. of it.pdf")]
    public void Of_supplies_a_missing_name_or_extension(string? name, string expected)
        => SafeFileName.Of(name, "pdf", "7").ShouldBe(expected);

    [Fact]
    public void Of_replaces_an_unpaired_surrogate()
        => SafeFileName.Of("a\ud83d.txt", extension: null, "7").ShouldBe("a_.txt");

    [Theory]
    [InlineData("https://x.example/a/b.pdf?c", "file-b_pdf_c")]
    [InlineData("../..", "file-unnamed")]
    [InlineData(null, "file-unnamed")]
    public void Of_sanitizes_the_file_id_and_the_extension(string? fileId, string expected)
        => SafeFileName.Of(null, "../../x y", fileId).ShouldBe(expected + ".xy");

    [Fact]
    public void A_shortened_name_keeps_its_extension()
    {
        SafeFileName.Of(new string('a', 300) + ".pdf", null, "7").ShouldBe(new string('a', 116) + ".pdf");
        Encoding.UTF8.GetByteCount(SafeFileName.Of(new string('請', 300) + ".pdf", null, "7")).ShouldBeLessThanOrEqualTo(240);
        SafeFileName.Numbered(new string('a', 116) + ".pdf", 2).ShouldBe(new string('a', 114) + "-2.pdf");
        SafeFileName.Numbered("invoice.pdf", 2).ShouldBe("invoice-2.pdf");
        SafeFileName.Numbered("invoice", 12).ShouldBe("invoice-12");
    }

    [Fact]
    public void Every_generated_name_is_a_plain_file_in_the_folder()
        => Gen.Select(Name, Name, Name, Gen.Int[2, 2000]).Sample(static (name, extension, fileId, number) =>
        {
            ShouldBePlain(SafeFileName.Of(name, extension, fileId));
            ShouldBePlain(SafeFileName.Numbered(SafeFileName.Of(name, extension, fileId), number));
        });

    private static void ShouldBePlain(string name)
    {
        string folder = Path.Combine(Path.GetTempPath(), "folder");
        Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, name))).ShouldBe(folder);
        name.ShouldNotBeEmpty();
        name.Length.ShouldBeLessThanOrEqualTo(121);
        Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(255);
        name.IndexOfAny(['/', '\\', ':', '<', '>', '"', '|', '?', '*']).ShouldBe(-1);
        name.ShouldAllBe(static c => !";&$`'()[]{}!#~^%\u2018\u2019\u201a\u201b\u201c\u201d\u201e".Contains(c));
        name[0].ShouldNotBe('.');
        name[0].ShouldNotBe('-');
        name.ShouldBe(name.Trim());
        name[^1].ShouldNotBe('.');
        name.IsNormalized().ShouldBeTrue();
        for (int i = 0; i < name.Length; i++)
        {
            char.IsControl(name[i]).ShouldBeFalse();
            CharUnicodeInfo.GetUnicodeCategory(name, i).ShouldNotBe(UnicodeCategory.Format);
        }

        string stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        string[] devices = ["CON", "PRN", "AUX", "NUL"];
        devices.ShouldNotContain(stem);
        (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
            && (char.IsDigit(stem[3]) || stem[3] is '¹' or '²' or '³')).ShouldBeFalse();
    }
}
