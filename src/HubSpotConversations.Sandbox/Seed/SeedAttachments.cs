namespace HubSpotConversations.Sandbox.Seed;

/// <summary>A received attachment of every kind.</summary>
internal static class SeedAttachments
{
    public const string Image = """
        {"type":"FILE","fileId":"170045001","fileUsageType":"IMAGE","name":"damaged box.png",
         "url":"https://files.acme.example/signed/170045001?expires=1795276800"}
        """;

    public const string Invoice = """
        {"fileId":"170045002","fileUsageType":"OTHER","name":"invoice-2026-118.pdf","type":"FILE"}
        """;

    public const string Sticker = """{"type":"FILE","fileId":"170045003","fileUsageType":"STICKER"}""";

    public const string Voice = """
        {"type":"FILE","fileId":"170045004","fileUsageType":"VOICE_RECORDING","name":"voice.ogg"}
        """;

    public const string Location = """
        {"type":"LOCATION","latitude":64.1466,"longitude":-21.9426,"name":"Harbour office",
         "address":"Quay 3, Reykjavik","url":"https://maps.example.com/?q=64.1466,-21.9426"}
        """;

    public const string Contact = """
        {"type":"CONTACT","contactProfile":{
          "name":{"prefix":"Dr.","firstName":"Ana","middleName":"Maria","lastName":"Costa","suffix":"PhD"},
          "org":{"company":"Costa Labs","department":"Purchasing","title":"Head of purchasing"},
          "addresses":[{"type":"WORK","street":"Rua do Sol 5","city":"Lisbon","state":"Lisbon","zip":"1100-001",
            "country":"Portugal","countryCode":"PT"}],
          "emails":[{"email":"ana@costalabs.example","type":"WORK"},{"email":"ana@home.example","type":"HOME"}],
          "phones":[{"phone":"+351555010001","type":"CELL"},{"phone":"+351555010002","type":"MAIN"}],
          "urls":[{"url":"https://costalabs.example","type":"WORK"}]}}
        """;

    public const string Unsupported = """{"type":"UNSUPPORTED_CONTENT"}""";

    public const string Header = """{"type":"MESSAGE_HEADER","text":"Your order has shipped","fileId":170045005}""";

    public const string QuickReplies = """
        {"type":"QUICK_REPLIES","allowUserInput":true,"allowMultiSelect":false,"quickReplies":[
          {"value":"orders","valueType":"TEXT","label":"Where is my order?"},
          {"value":"https://acme.example/returns","valueType":"URL","label":"Return something"}]}
        """;

    public const string WhatsAppTemplate = """
        {"type":"WHATSAPP_TEMPLATE_METADATA","contentId":55110023,"mappedTemplateId":7741,"rootMicId":90210,
         "parameters":{"1":"Luis","2":"AC-20418"},"crmObjectIds":{"CONTACT":704,"ORDER":5512}}
        """;

    public const string SocialMedia = """
        {"type":"SOCIAL_MEDIA_METADATA","socialMetadata":{"mediaType":"STORY","id":"st-3381",
         "description":"Unpacking my new kettle","mediaTitle":"Kettle day",
         "mediaUrl":"https://social.example/stories/3381","thumbnailUrl":"https://social.example/t/3381.jpg"}}
        """;

    public const string UnknownKind = """
        {"type":"HOLOGRAM","projector":{"model":"H-2","lumens":900},"frames":[1,2,3]}
        """;
}
