using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary><c>#if DEBUG</c> and what can be built from it.</summary>
internal static class PreprocessorGuards
{
    /// <summary>A bound for expressions that no person writes.</summary>
    private const int Levels = 64;

    /// <summary>The node is compiled only where DEBUG is defined.</summary>
    public static bool OnlyInDebug(SyntaxNode node) => OnlyIn(debug: true, node);

    /// <summary>The node is compiled only where DEBUG is not defined.</summary>
    public static bool OnlyInRelease(SyntaxNode node) => OnlyIn(debug: false, node);

    private static bool OnlyIn(bool debug, SyntaxNode node)
    {
        var root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
        {
            return false;
        }

        // For each #if that is open at a directive: the conditions of its earlier branches, which do not hold, and the one that does.
        var open = new Stack<Branches>();
        for (var directive = root.GetFirstDirective();
            directive is not null && directive.SpanStart < node.SpanStart;
            directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax branch:
                    open.Push(new Branches(branch.Condition));
                    break;
                case ElifDirectiveTriviaSyntax branch when open.Count > 0:
                    open.Peek().Next(branch.Condition);
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Peek().Next(null);
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(branches => branches.Imply(debug));
    }

    private static Guard? Implied(ExpressionSyntax condition, bool value, bool debug, int levels) => condition switch
    {
        _ when levels == 0 => Guard.None,
        ParenthesizedExpressionSyntax inner => Implied(inner.Expression, value, debug, levels - 1),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => Implied(not.Operand, !value, debug, levels - 1),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression) == value ? Guard.None : null,
        BinaryExpressionSyntax both when both.IsKind(value ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression) =>
            Implied(both.Left, value, debug, levels - 1).And(Implied(both.Right, value, debug, levels - 1)),
        BinaryExpressionSyntax either when either.IsKind(value ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression) =>
            Implied(either.Left, value, debug, levels - 1).Or(Implied(either.Right, value, debug, levels - 1)),
        // The SDK defines one of the two, after the configuration's name.
        IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } => value == debug ? Guard.Development : Guard.None,
        IdentifierNameSyntax { Identifier.ValueText: "RELEASE" } => value != debug ? Guard.Development : Guard.None,
        _ => Guard.None,
    };

    private sealed class Branches(ExpressionSyntax first)
    {
        private readonly List<ExpressionSyntax> _refused = [];
        private ExpressionSyntax? _taken = first;

        public void Next(ExpressionSyntax? condition)
        {
            if (_taken is not null)
            {
                _refused.Add(_taken);
            }

            _taken = condition;
        }

        public bool Imply(bool debug) =>
            (_taken is not null && Implied(_taken, value: true, debug, Levels) is Guard.Development)
            || _refused.Any(condition => Implied(condition, value: false, debug, Levels) is Guard.Development);
    }
}
