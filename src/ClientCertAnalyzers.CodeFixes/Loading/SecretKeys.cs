using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Names for the passwords of a file: the same name for the same password, and none that the file has already.</summary>
internal sealed class SecretKeys(SyntaxNode root)
{
    private readonly HashSet<string> _used = [.. root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText.Replace("__", ":"))];
    private readonly Dictionary<object, string> _keys = [];

    public string For(object? password, bool isListener)
    {
        var name = isListener ? "Certificates:ServerPassword" : "Certificates:ClientPassword";
        if (_keys.TryGetValue((name, password), out var known))
        {
            return known;
        }

        var key = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : name + number).First(_used.Add);
        _keys.Add((name, password), key);
        return key;
    }
}
