using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>No view, string or prompt writes control characters from HubSpot to a terminal.</summary>
public sealed class DisplayConventionTests
{
    private static readonly Regex Unsafe = new(@"[\p{Cc}\p{Cf}\u2028\u2029]", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static readonly XDocument Format = XDocument.Load(
        Path.Combine(StagedModule.Path, "HubSpotConversations.Format.ps1xml"));

    [Fact]
    public void View_OfEveryModel_ShowsNoControlCharacters()
    {
        using var session = new ModuleSession();
        foreach (object model in HostileModels.All(ModelAssembly(session)))
        {
            foreach (string control in new[] { "TableControl", "ListControl" })
            {
                XElement view = ViewOf(model.GetType(), control).ShouldNotBeNull($"{model.GetType()} needs a {control}");
                view.Descendants("PropertyName").Select(static name => name.Value)
                    .ShouldBeSubsetOf(["Archived", "Active", "Authorized", "Files"], model.GetType().Name);
                string blocks = string.Join(";", view.Descendants("ScriptBlock").Select(static block => $"({block.Value})"));

                IReadOnlyList<string> texts = session
                    .Run($"param($item) $item | ForEach-Object {{ {blocks} }} | ForEach-Object {{ \"$_\" }}", model)
                    .ShouldSucceed().Texts;

                texts.ShouldNotBeEmpty(model.GetType().Name);
                texts.ShouldAllBe(static text => !Unsafe.IsMatch(text), $"{model.GetType().Name} in a {control}");
            }
        }
    }

    [Fact]
    public void DefaultView_OfEveryModel_ShowsNoControlCharacters()
    {
        var host = new StubHost();
        using var session = new ModuleSession(host: host);
        session.Run("'TableHeader', 'FormatAccent', 'CustomTableHeaderLabel' | ForEach-Object { $PSStyle.Formatting.$_ = '' }").ShouldSucceed();
        string reset = session.Run("$PSStyle.Reset").ShouldSucceed().Texts.ShouldHaveSingleItem();
        foreach (object model in HostileModels.All(ModelAssembly(session)))
        {
            int before = host.User.Shown.Count;

            session.Run("param($item) $item | Out-Default", model).ShouldSucceed();

            string[] shown = host.User.Shown.Skip(before)
                .Select(line => line.Replace(reset, "", StringComparison.Ordinal).Trim('\r', '\n')).ToArray();
            // A page is never emitted, so it has no view.
            shown.ShouldContain(line => model.GetType().IsGenericType || line.Contains(HostileModels.Readable), model.GetType().Name);
            shown.ShouldAllBe(static line => !Unsafe.IsMatch(line), model.GetType().Name);
        }
    }

    [Fact]
    public void String_OfEveryModel_HasNoControlCharacters()
    {
        using var session = new ModuleSession();
        foreach (object model in HostileModels.All(ModelAssembly(session)))
        {
            string text = session.Run("param($item) \"$item\"", model).ShouldSucceed().Texts.ShouldHaveSingleItem();

            Unsafe.IsMatch(text).ShouldBeFalse(model.GetType().Name);
        }
    }

    [Theory]
    [InlineData("Set-HubSpotThread -ThreadId $id -Status Closed -WhatIf")]
    [InlineData("Remove-HubSpotThread -ThreadId $id -WhatIf")]
    [InlineData("Add-HubSpotThreadComment -ThreadId $id -Text x -WhatIf")]
    public void WhatIf_WithHostileId_ShowsNoControlCharacters(string script)
    {
        var host = new StubHost();
        using var session = new ModuleSession(host: host);
        session.Run("Connect-HubSpot -Sandbox").ShouldSucceed();

        session.Run("param($id) " + script, HostileModels.Text).ShouldSucceed();

        string shown = host.User.Shown.ShouldHaveSingleItem().Trim('\r', '\n');
        shown.ShouldContain(HostileModels.Readable);
        Unsafe.IsMatch(shown).ShouldBeFalse(shown);
    }

    private static Assembly ModelAssembly(ModuleSession session)
        => (Assembly)session.Run("[HubSpotConversations.Models.WireModel].Assembly").Single.BaseObject;

    // PowerShell selects the view of the most specific type.
    private static XElement? ViewOf(Type type, string control)
    {
        for (Type? of = type; of is not null; of = of.BaseType)
        {
            XElement? view = Format.Descendants("View").FirstOrDefault(view => view.Element(control) is not null
                && view.Descendants("TypeName").Any(name => name.Value == of.FullName));
            if (view is not null)
            {
                return view;
            }
        }

        return null;
    }
}
