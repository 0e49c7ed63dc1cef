using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Security;
using HubSpotConversations.Text;

namespace HubSpotConversations.Profiles;

/// <summary>Calls the commands of the module Microsoft.PowerShell.SecretManagement, or others with their names.</summary>
internal sealed class SecretVault(PSCmdlet cmdlet, string? vault)
{
    /// <exception cref="HubSpotValidationException">The vault doesn't return the secret as a SecureString.</exception>
    public SecureString Get(string name)
        => Run("Get-Secret", name, secret: null).Select(static item => item?.BaseObject).FirstOrDefault() switch
        {
            SecureString secret => secret,
            PSCredential credential => credential.Password,
            _ => throw new HubSpotValidationException(
                "SecretName", $"The secret '{name}' is not a SecureString or a credential. Save it again with Set-Secret."),
        };

    /// <summary>Makes sure that a secret can be saved later.</summary>
    /// <exception cref="HubSpotValidationException">There is no Set-Secret.</exception>
    public void CheckIsAvailable()
    {
        if (cmdlet.InvokeCommand.GetCommand("Set-Secret", CommandTypes.All) is null)
        {
            throw Missing("Set-Secret", inner: null);
        }
    }

    public void Set(string name, SecureString secret) => _ = Run("Set-Secret", name, secret);

    public void Remove(string name) => _ = Run("Remove-Secret", name, secret: null);

    /// <summary>A script block that saves a secret, which it gets as its first argument.</summary>
    public static ScriptBlock Saver(string name, string? vault)
        => ScriptBlock.Create(
            $"param($secret) Set-Secret -Name {Quoted(name)} -Secret $secret"
            + (vault is null ? string.Empty : $" -Vault {Quoted(vault)}"));

    private Collection<PSObject> Run(string command, string name, SecureString? secret)
    {
        var arguments = new Hashtable { ["Name"] = name, ["ErrorAction"] = ActionPreference.Stop };
        if (vault is not null)
        {
            arguments["Vault"] = vault;
        }

        if (secret is not null)
        {
            arguments["Secret"] = secret;
        }

        try
        {
            return cmdlet.InvokeCommand.InvokeScript(
                false, ScriptBlock.Create($"param($arguments) {command} @arguments"), null, arguments);
        }
        catch (CommandNotFoundException exception)
        {
            throw Missing(command, exception);
        }
        catch (RuntimeException exception)
        {
            throw new HubSpotValidationException(
                "Vault",
                $"{command} failed for the secret '{DisplayText.OneLine(name, 100)}': "
                + DisplayText.OneLine(exception.Message, 300),
                exception);
        }
    }

    private static HubSpotValidationException Missing(string command, Exception? inner) => new(
        "Vault",
        $"{command} isn't available. The module keeps tokens in a vault of SecretManagement. Install it with: "
        + "Install-PSResource Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore",
        inner);

    private static string Quoted(string text)
        => "'" + System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
}
