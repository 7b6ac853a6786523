using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Files that speak of certificates. A rule whose names are those of any code looks here before it asks for operations.</summary>
internal static class CertificateFiles
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Files = new();

    /// <summary>The file names a type or namespace of certificates, or one of the members that return some: <c>ClientCertificate</c>.</summary>
    public static bool Contain(SyntaxTree tree) =>
        Files.GetValue(tree, file => new(file.GetText().ToString() is var text && (text.Contains("X509") || text.Contains("Certificate")))).Value;
}
