using System.Reflection;
using System.Runtime.CompilerServices;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>Instances of every public model whose text would control a terminal.</summary>
internal static class HostileModels
{
    /// <summary>The readable part of the text.</summary>
    public const string Readable = "seen";

    /// <summary>
    /// Colors, a hyperlink, the clipboard, a bell, an 8-bit sequence, text directions and a new line.
    /// </summary>
    public const string Text = Readable + "\u001b[31m\u001b]8;;x:y\u0007\u001b]52;c;eA==\u0007\u009b2J"
        + "\u202e\u2066\u2067\u2068\u2069\u200f\r\nx";

    /// <summary>One instance of each type that has a text property.</summary>
    public static IEnumerable<object> All(Assembly assembly)
        => assembly.GetExportedTypes().Where(IsModel)
            .Select(type => type.IsGenericType ? type.MakeGenericType(assembly.GetType("HubSpotConversations.Models.Inbox")!) : type)
            .Where(static type => type.GetProperties().Any(static property => property.PropertyType == typeof(string)))
            .Select(Make).ToArray();

    private static bool IsModel(Type type)
        => type is { IsClass: true, IsAbstract: false }
            && (type.Namespace == "HubSpotConversations.Models" || type.BaseType?.Name == "WireModel");

    private static object Make(Type type)
    {
        object model = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? part = type; part is not null; part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(
                BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                field.SetValue(model, ValueOf(field.FieldType));
            }
        }

        return model;
    }

    private static object? ValueOf(Type type)
    {
        if (type == typeof(string))
        {
            return Text;
        }

        if (type.IsGenericType && type.Name.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal))
        {
            return type.GetGenericArguments()[1] == typeof(string)
                ? new Dictionary<string, string?> { [Text] = Text }
                : new Dictionary<string, object?> { [Text] = Text };
        }

        if (type.IsGenericType && type.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal))
        {
            Type item = type.GetGenericArguments()[0];
            var items = Array.CreateInstance(item, 1);
            items.SetValue(ValueOf(item), 0);
            return items;
        }

        if (type.IsInterface)
        {
            return null;
        }

        if (type.Namespace == "HubSpotConversations.Models" || type.BaseType?.Name == "WireModel")
        {
            return Make(type.IsAbstract
                ? type.Assembly.GetExportedTypes().First(one => one.IsSubclassOf(type) && !one.IsAbstract)
                : type);
        }

        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
