using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>What lets a certificate through without a result.</summary>
internal enum EventHoleKind
{
    /// <summary>A return statement.</summary>
    Return,

    /// <summary>A condition that is true.</summary>
    WhenTrue,

    /// <summary>A condition that is false.</summary>
    WhenFalse,

    /// <summary>A section of a switch that sets none.</summary>
    Section,

    /// <summary>A switch without a section for it.</summary>
    NoSection,

    /// <summary>A loop that ends without one.</summary>
    Loop,

    /// <summary>An exception that is caught.</summary>
    Catch,
}

/// <summary>Where in the code of an event a certificate gets through without a result.</summary>
internal readonly record struct EventHole(SyntaxNode Node, EventHoleKind Kind)
{
    /// <summary>The word to show, and not the condition behind it: what stands there may have a fault of its own.</summary>
    public Location Location => Node switch
    {
        CatchClauseSyntax clause => clause.CatchKeyword.GetLocation(),
        SwitchStatementSyntax choice => choice.SwitchKeyword.GetLocation(),
        SwitchSectionSyntax section => section.Labels[0].GetLocation(),
        { Parent: IfStatementSyntax choice } when choice.Condition == Node => choice.IfKeyword.GetLocation(),
        { Parent: ConditionalExpressionSyntax choice } when choice.Condition == Node => choice.QuestionToken.GetLocation(),
        _ when Kind == EventHoleKind.Loop && Node.FirstAncestorOrSelf<StatementSyntax>() is { } loop => loop.GetFirstToken().GetLocation(),
        _ => Node.GetLocation(),
    };

    /// <summary>The place that explains a way without a result; null where there is none to show, or where the way is meant.</summary>
    public static EventHole? Of(EventPath path, EventOutcome outcome) =>
        path.Catch is { } clause ? path.UserChangedAt < 0 ? new(clause, EventHoleKind.Catch) : null
        : outcome.PartingOf(path) is { } turn ? At(turn, path)
        : null;

    private static EventHole At(Turn turn, EventPath path)
    {
        var inner = turn.Condition;
        foreach (var outer in turn.Condition.AncestorsAndSelf())
        {
            switch (outer)
            {
                case IfStatementSyntax choice when choice.Condition.Span.Contains(inner.Span):
                    return InIf(choice, Value(choice.Condition, path) ?? turn.Value);
                case SwitchStatementSyntax choice when !choice.Expression.Span.Contains(inner.Span):
                    return InSwitch(choice, path);
                case SwitchExpressionSyntax choice when !choice.GoverningExpression.Span.Contains(inner.Span):
                    return InSwitch(choice, path);
                case CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return new(turn.Condition, EventHoleKind.Loop);
                case StatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax:
                    return new(turn.Condition, turn.Value ? EventHoleKind.WhenTrue : EventHoleKind.WhenFalse);
            }
        }

        return new(turn.Condition, turn.Value ? EventHoleKind.WhenTrue : EventHoleKind.WhenFalse);
    }

    private static EventHole InIf(IfStatementSyntax choice, bool value)
    {
        var end = (value, choice.Else) switch
        {
            (true, _) => Last(choice.Statement),
            (false, { Statement: var other }) => Last(other),
            // Where the other arm leaves, what follows is the arm.
            _ => Last(choice.Statement) is ReturnStatementSyntax or ThrowStatementSyntax && choice.Parent is BlockSyntax block ? Last(block) : null,
        };
        return end is ReturnStatementSyntax exit ? new(exit, EventHoleKind.Return) : new(choice.Condition, value ? EventHoleKind.WhenTrue : EventHoleKind.WhenFalse);
    }

    private static StatementSyntax? Last(StatementSyntax statement) => statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement;

    private static EventHole InSwitch(SwitchStatementSyntax choice, EventPath path)
    {
        var last = path.Turns.Last(turn => turn.Condition.SyntaxTree == choice.SyntaxTree && choice.Span.Contains(turn.Condition.Span) && turn.Condition.FirstAncestorOrSelf<SwitchLabelSyntax>()?.Parent?.Parent == choice);
        var section = last.Value ? last.Condition.FirstAncestorOrSelf<SwitchSectionSyntax>() : choice.Sections.FirstOrDefault(one => one.Labels.Any(label => label is DefaultSwitchLabelSyntax));
        return section is null ? new(choice, EventHoleKind.NoSection) : new(section, EventHoleKind.Section);
    }

    private static EventHole InSwitch(SwitchExpressionSyntax choice, EventPath path)
    {
        var taken = path.Turns.LastOrDefault(turn => turn.Value && turn.Condition.FirstAncestorOrSelf<SwitchExpressionArmSyntax>() is { } arm && arm.Parent == choice && !arm.Expression.Span.Contains(turn.Condition.Span));
        return new((taken.Condition?.FirstAncestorOrSelf<SwitchExpressionArmSyntax>() ?? choice.Arms.Last()).Expression, EventHoleKind.Section);
    }

    /// <summary>What a condition came to on the path, from the parts of it that were asked.</summary>
    private static bool? Value(ExpressionSyntax condition, EventPath path) => condition switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Value(inner, path),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => !Value(operand, path),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Value(both.Left, path) is false ? false : Value(both.Right, path),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => Value(either.Left, path) is true ? true : Value(either.Right, path),
        _ when path.Turns.LastOrDefault(turn => turn.Condition == condition) is { Condition: not null } turn => turn.Value,
        _ => null,
    };
}
