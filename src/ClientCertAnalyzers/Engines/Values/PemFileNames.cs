using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>How the files of a certificate and of its private key are called, where they are two.</summary>
internal static class PemFileNames
{
    private static readonly string[] Extensions = [".pem", ".crt", ".cer", ".key"];

    /// <summary>Last parts of the name of a certificate's file, the longer ones first.</summary>
    private static readonly string[] CertificateParts = ["certificate", "fullchain", "cert", "chain", "crt", "public", "pub"];

    private static readonly string[] KeyParts = ["privatekey", "private", "privkey", "key"];

    /// <summary>A name in the strings of the code that is that of the private key's file by all rules, such as <c>client.key</c> beside <c>client.pem</c>.</summary>
    public static string? KeyBeside(string certificate, SyntaxNode code)
    {
        var own = Stem(certificate, CertificateParts);
        return code.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText)
            .FirstOrDefault(name => IsKey(name) && string.Equals(Stem(name, KeyParts), own, StringComparison.OrdinalIgnoreCase));
    }

    public static string FileOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static bool IsKey(string name) => name.EndsWith(".key", StringComparison.OrdinalIgnoreCase)
        || (name.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) && Without(FileOf(name), Extensions) is var stem && Without(stem, KeyParts) != stem);

    /// <summary>What the names of a certificate and its key have in common: <c>client</c> of <c>certs/client-cert.pem</c>.</summary>
    private static string Stem(string path, string[] parts) => Without(Without(Without(FileOf(path), Extensions), Extensions), parts).TrimEnd('-', '_', '.', ' ');

    private static string Without(string name, string[] endings) =>
        endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found ? name[..^found.Length] : name;
}
