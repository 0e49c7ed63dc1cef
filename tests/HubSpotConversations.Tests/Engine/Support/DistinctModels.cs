using System.Globalization;
using System.Reflection;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>Instances of every model that callers can create, whose properties all have different values.</summary>
internal static class DistinctModels
{
    public static IEnumerable<object> All(Assembly assembly)
    {
        var maker = new Maker();
        return assembly.GetExportedTypes()
            .Where(static type => type is { IsClass: true, Namespace: "HubSpotConversations.Models" }
                && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(maker.Make).ToArray();
    }

    private sealed class Maker
    {
        private int _last = 1000;

        public object Make(Type type)
        {
            object model = Activator.CreateInstance(type)!;
            foreach (PropertyInfo property in type.GetProperties().Where(static one => one.SetMethod is not null))
            {
                PropertyInfo declared = property.DeclaringType!.GetProperty(property.Name)!;
                declared.SetValue(model, ValueOf(property.PropertyType));
            }

            return model;
        }

        private object? ValueOf(Type type)
        {
            _last++;
            Type plain = Nullable.GetUnderlyingType(type) ?? type;
            if (plain == typeof(string))
            {
                return string.Create(CultureInfo.InvariantCulture, $"part/{_last}");
            }

            if (plain == typeof(DateTimeOffset))
            {
                return DateTimeOffset.UnixEpoch.AddDays(_last);
            }

            if (plain == typeof(Guid))
            {
                return Guid.NewGuid();
            }

            if (plain == typeof(bool))
            {
                return null;
            }

            if (plain.IsPrimitive || plain == typeof(decimal))
            {
                return Convert.ChangeType(_last, plain, CultureInfo.InvariantCulture);
            }

            if (plain.IsGenericType && plain.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal))
            {
                Type item = plain.GetGenericArguments()[0];
                var items = Array.CreateInstance(item, 1);
                items.SetValue(ValueOf(item), 0);
                return items;
            }

            if (plain.IsGenericType && plain.Name.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal))
            {
                return null;
            }

            return plain.IsAbstract
                ? Make(plain.Assembly.GetExportedTypes().First(one => one.IsSubclassOf(plain) && !one.IsAbstract))
                : Make(plain);
        }
    }
}
