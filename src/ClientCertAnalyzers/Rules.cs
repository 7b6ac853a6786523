using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

/// <summary>
/// Every rule of the product, one entry each. The member name without its id is the rule's name: it is also the prefix of the
/// analyzer or rule class, the fix and the tests, and the id names the page under docs/rules.
/// </summary>
internal static partial class Rules
{
    private const string Category = "Security";

    /// <summary>On every rule whose mistake lets somebody in or lets a secret out. The others find what does not work as it was meant.</summary>
    public const string SecurityTag = "security";

    /// <summary>The one factory. Release tracking reads the parameter names: with others it stops checking, without a word.</summary>
    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string messageFormat,
        string category,
        DiagnosticSeverity defaultSeverity,
        string description,
        string? cwe = null,
        bool isSecurity = true,
        bool isEnabledByDefault = true)
    {
        string[] security = isSecurity ? [SecurityTag] : [];
        string[] tags = cwe is null ? security : [.. security, "external/cwe/cwe-" + cwe];
        return new DiagnosticDescriptor(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault, description, HelpLink(Pages.Address, id), tags);
    }

    /// <summary>Without a public address there is no link: a link to nowhere is worse than none.</summary>
    internal static string? HelpLink(string pagesAddress, string id) => pagesAddress.Length == 0 ? null : pagesAddress + id + ".md";

    /// <summary>In a class of its own, because the descriptors of another file may be made before the fields of this one.</summary>
    private static class Pages
    {
        public static readonly string Address = typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "RulePagesAddress")?.Value ?? "";
    }
}
