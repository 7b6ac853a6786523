using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>The changes of one document. Two findings may share a function: each node is then changed once.</summary>
internal sealed class Edits(DocumentEditor editor)
{
    private readonly HashSet<SyntaxNode> _changed = [];

    public void Replace(SyntaxNode node, Func<SyntaxNode, SyntaxNode> change)
    {
        if (_changed.Add(node))
        {
            editor.ReplaceNode(node, (current, _) => change(current));
        }
    }

    public void Apply(SyntaxNode node, Action<DocumentEditor> change)
    {
        if (_changed.Add(node))
        {
            change(editor);
        }
    }
}
