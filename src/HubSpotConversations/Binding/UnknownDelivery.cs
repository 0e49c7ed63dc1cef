namespace HubSpotConversations.Binding;

/// <summary>
/// What Send-HubSpotThreadMessage does when it is unknown whether HubSpot accepted a message. It is not in the client
/// assembly, because PowerShell would load the client with the cmdlet.
/// </summary>
public enum UnknownDelivery
{
    /// <summary>
    /// Reads the thread. If the message is there, it was sent. If it certainly isn't there, it is sent again.
    /// </summary>
    Verify,

    /// <summary>Reports an error and doesn't send again.</summary>
    Stop,

    /// <summary>Sends the message again immediately. The customer may get it twice.</summary>
    Resend,
}
