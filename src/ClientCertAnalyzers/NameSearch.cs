using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers;

/// <summary>
/// Finds where names are used in a file. It reads the text and looks at the syntax only where a name stands there: the compiler makes its
/// syntax nodes when somebody walks over them, and to make all of them costs ten times as much. A name with an escape in it is not found.
/// </summary>
internal sealed class NameSearch
{
    private readonly Dictionary<char, string[]> _byFirst;

    public NameSearch(IEnumerable<string> names) =>
        _byFirst = names.Distinct().GroupBy(name => name[0]).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The names in expressions, types and attributes; not where they are declared, and not in comments and strings.</summary>
    public SimpleNameSyntax[] In(SyntaxTree tree, CancellationToken cancellationToken)
    {
        List<SimpleNameSyntax>? found = null;
        var text = tree.GetText(cancellationToken).ToString();
        for (var start = 0; start < text.Length; start++)
        {
            if (!SyntaxFacts.IsIdentifierStartCharacter(text[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
            {
                end++;
            }

            if (IsOne(text, start, end - start) && NameAt(tree.GetRoot(cancellationToken), start) is { } name)
            {
                (found ??= []).Add(name);
            }

            start = end;
        }

        return found is null ? [] : [.. found];
    }

    private bool IsOne(string text, int start, int length)
    {
        if (!_byFirst.TryGetValue(text[start], out var names))
        {
            return false;
        }

        foreach (var name in names)
        {
            if (name.Length == length && string.CompareOrdinal(text, start, name, 0, length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static SimpleNameSyntax? NameAt(SyntaxNode root, int position) =>
        root.FindToken(position) is var token && token.Span.Contains(position) && token.IsKind(SyntaxKind.IdentifierToken) ? token.Parent as SimpleNameSyntax : null;
}
