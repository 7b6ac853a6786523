using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <param name="Member">The property of the policy.</param>
/// <param name="Value">What it is set to, or what is added to it where it is a collection.</param>
/// <param name="Comment">What stands on the line before, where there is a line for it.</param>
/// <param name="IsAddition">Whether the property is a collection.</param>
internal readonly record struct PolicySetting(string Member, ExpressionSyntax Value, string? Comment = null, bool IsAddition = false)
{
    private const string TrustComment = "// Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.";

    private const string RevocationComment = "// Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.";

    public static PolicySetting CustomRoot(KnownSymbols symbols) => new("TrustMode", TypeReferences.StaticMember(symbols.X509ChainTrustMode!, "CustomRootTrust"), TrustComment);

    /// <summary>The default, written down: whoever trusts a CA of his own has to decide it.</summary>
    public static PolicySetting Online(KnownSymbols symbols) => new("RevocationMode", TypeReferences.StaticMember(symbols.X509RevocationMode!, "Online"), RevocationComment);

    /// <summary>A root that only the developer knows.</summary>
    public static PolicySetting RootFromFile(KnownSymbols symbols) => new(
        "CustomTrustStore",
        CodeTemplate.Expression(PrivateCaFix.LoadCa(symbols), symbols.X509CertificateLoader, symbols.X509Certificate2),
        "// Name the file that holds the certificate of your CA.",
        IsAddition: true);
}
