using ClientCertAnalyzers.CodeFixes.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Settings of a chain policy beside one that is there: statements beside a statement, members beside a member of an initializer.</summary>
internal static class PolicySettings
{
    public static bool CanStandBeside(ExpressionSyntax place) => place.Parent switch
    {
        ExpressionStatementSyntax statement => statement.Parent is not LabeledStatementSyntax && Receiver(place) is not null,
        LambdaExpressionSyntax => Receiver(place) is not null,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } => true,
        _ => false,
    };

    /// <summary>Puts the settings before the place, or in its stead.</summary>
    public static SyntaxNode Put(SyntaxNode root, ExpressionSyntax place, IReadOnlyList<PolicySetting> settings, bool instead)
    {
        if (place.Parent is InitializerExpressionSyntax initializer)
        {
            return root.ReplaceNode(initializer, Members(initializer, place, settings, instead));
        }

        if (place.Parent is LambdaExpressionSyntax lambda)
        {
            var body = SyntaxFactory.Block(settings.Select(setting => Statement(setting, Receiver(place)!)).Append(SyntaxFactory.ExpressionStatement(place.WithoutTrivia())));
            return root.ReplaceNode(lambda, lambda.WithExpressionBody(null).WithBlock(body).WithTriviaFrom(lambda).WithAdditionalAnnotations(Formatter.Annotation));
        }

        var statement = (StatementSyntax)place.Parent!;
        var added = settings.Select(setting => Statement(setting, Receiver(place)!)).ToList();
        added[0] = added[0].WithLeadingTrivia(statement.GetLeadingTrivia().AddRange(added[0].GetLeadingTrivia()));
        if (instead)
        {
            added[^1] = added[^1].WithTrailingTrivia(statement.GetTrailingTrivia());
        }
        else
        {
            added.Add(statement.WithLeadingTrivia(statement.Parent is GlobalStatementSyntax ? default : SyntaxFactory.TriviaList(SyntaxFactory.ElasticMarker)).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return statement.Parent switch
        {
            GlobalStatementSyntax global => root.ReplaceNode(global, added.Select(Global)),
            BlockSyntax or SwitchSectionSyntax => root.ReplaceNode(statement, added),
            _ => root.ReplaceNode(statement, SyntaxFactory.Block(added).WithAdditionalAnnotations(Formatter.Annotation)),
        };
    }

    /// <summary>Between the statements of a program the formatter would put empty lines, wherever it may.</summary>
    private static GlobalStatementSyntax Global(StatementSyntax statement) => SyntaxFactory.GlobalStatement(statement
        .ReplaceTrivia(statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)), (_, _) => SyntaxFactory.LineFeed)
        .WithoutAnnotations(Formatter.Annotation));

    /// <summary>What has the property: <c>policy</c> in <c>policy.TrustMode = x</c> and in <c>policy.ExtraStore.Add(x)</c>.</summary>
    public static ExpressionSyntax? Receiver(ExpressionSyntax place) => place switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax target } => target.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax collection } } => collection.Expression,
        _ => null,
    };

    private static InitializerExpressionSyntax Members(InitializerExpressionSyntax initializer, ExpressionSyntax place, IReadOnlyList<PolicySetting> settings, bool instead)
    {
        var index = initializer.Expressions.IndexOf(place);
        var hasLines = initializer.ToString().Contains('\n');
        for (var i = settings.Count - 1; i >= 0; i--)
        {
            var member = Member(settings[i]);
            initializer = instead && i == settings.Count - 1
                ? initializer.ReplaceNode(initializer.Expressions[index], Commented(member.WithTriviaFrom(place), settings[i], hasLines))
                : WithMember(initializer, member, index, settings[i], hasLines);
        }

        return initializer.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static InitializerExpressionSyntax WithMember(InitializerExpressionSyntax initializer, ExpressionSyntax member, int index, PolicySetting setting, bool hasLines)
    {
        var changed = Initializers.WithFirst(initializer, member, index);
        return changed.ReplaceNode(changed.Expressions[index], Commented(changed.Expressions[index], setting, hasLines));
    }

    private static ExpressionSyntax Commented(ExpressionSyntax member, PolicySetting setting, bool hasLines) => hasLines && setting.Comment is { } comment
        ? member.WithLeadingTrivia(member.GetLeadingTrivia().AddRange([SyntaxFactory.Comment(comment), SyntaxFactory.ElasticLineFeed, .. member.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1)]))
        : member;

    private static ExpressionSyntax Member(PolicySetting setting) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.IdentifierName(setting.Member),
        setting.IsAddition ? SyntaxFactory.InitializerExpression(SyntaxKind.CollectionInitializerExpression, SyntaxFactory.SingletonSeparatedList(setting.Value)) : setting.Value);

    private static StatementSyntax Statement(PolicySetting setting, ExpressionSyntax receiver)
    {
        var target = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver.WithoutTrivia(), SyntaxFactory.IdentifierName(setting.Member));
        ExpressionSyntax change = setting.IsAddition
            ? SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName("Add")),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(setting.Value))))
            : SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, target, setting.Value);
        var statement = SyntaxFactory.ExpressionStatement(change);
        return (setting.Comment is { } comment ? statement.WithLeadingTrivia(SyntaxFactory.Comment(comment), SyntaxFactory.ElasticLineFeed) : statement)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
