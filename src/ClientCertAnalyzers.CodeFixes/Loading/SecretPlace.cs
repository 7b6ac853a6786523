using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>A literal and the declaration that has to change with it, if any: a constant must not stay one.</summary>
internal sealed record SecretPlace(ExpressionSyntax Literal, SyntaxNode? Constant)
{
    /// <summary>Null where the value has to stay a constant, or is one for other files too.</summary>
    public static SecretPlace? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not ExpressionSyntax literal || literal.DescendantNodesAndSelf().Any(part => part is SimpleNameSyntax or InterpolationSyntax))
        {
            return null;
        }

        return literal.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: var declaration } list } declarator } => declaration switch
            {
                LocalDeclarationStatementSyntax { IsConst: true } or FieldDeclarationSyntax when Modifiers(declaration).Any(SyntaxKind.ConstKeyword) =>
                    list.Variables.Count == 1 && MayVary(declarator, declaration, model, cancellation) ? new(literal, declaration) : null,
                _ => new(literal, null),
            },
            EqualsValueClauseSyntax { Parent: ParameterSyntax } => null,
            _ => new(literal, null),
        };
    }

    public void Replace(ExpressionSyntax value, DocumentEditor editor)
    {
        switch (Constant)
        {
            case FieldDeclarationSyntax field:
                // Asked for when it is used, and not when the type is: the rest of the type works without the secret.
                editor.ReplaceNode(field, Property(field, value).WithTriviaFrom(field).WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case LocalDeclarationStatementSyntax local:
                var variable = local.Declaration.Variables[0];
                editor.ReplaceNode(local, local.WithModifiers(default).WithDeclaration(local.Declaration.WithVariables(SyntaxFactory.SingletonSeparatedList(
                    variable.WithInitializer(variable.Initializer!.WithValue(value.WithTriviaFrom(Literal)))))).WithLeadingTrivia(local.GetLeadingTrivia()));
                break;
            default:
                editor.ReplaceNode(Literal, (IsWhole(Literal) ? value : SyntaxFactory.ParenthesizedExpression(value)).WithTriviaFrom(Literal));
                break;
        }
    }

    private static PropertyDeclarationSyntax Property(FieldDeclarationSyntax field, ExpressionSyntax value)
    {
        var modifiers = field.Modifiers.Select(modifier => modifier.IsKind(SyntaxKind.ConstKeyword) ? SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTriviaFrom(modifier) : modifier);
        return SyntaxFactory.PropertyDeclaration(field.Declaration.Type, field.Declaration.Variables[0].Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithAttributeLists(field.AttributeLists)
            .WithModifiers(SyntaxFactory.TokenList(modifiers))
            .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(value))
            .WithSemicolonToken(field.SemicolonToken);
    }

    private static SyntaxTokenList Modifiers(SyntaxNode declaration) => declaration switch
    {
        FieldDeclarationSyntax field => field.Modifiers,
        LocalDeclarationStatementSyntax local => local.Modifiers,
        _ => default,
    };

    /// <summary>Nothing can see the constant but the code around it, and none of that needs one.</summary>
    private static bool MayVary(VariableDeclaratorSyntax declarator, SyntaxNode declaration, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.GetDeclaredSymbol(declarator, cancellation);
        if (symbol is IFieldSymbol && (symbol.DeclaredAccessibility != Accessibility.Private || symbol.ContainingType.DeclaringSyntaxReferences.Length != 1))
        {
            return false;
        }

        SyntaxNode? scope = symbol is IFieldSymbol ? declaration.Parent : declaration.Ancestors().FirstOrDefault(node => node is BlockSyntax or CompilationUnitSyntax);
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == declarator.Identifier.ValueText
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol))
            .All(name => !NeedsConstant(name) && (symbol is IFieldSymbol || !IsInStaticFunction(name, declaration))) == true;
    }

    private static bool NeedsConstant(SyntaxNode name) => name.Ancestors().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax) || node is LocalDeclarationStatementSyntax or FieldDeclarationSyntax or EnumMemberDeclarationSyntax)
        .Any(node => node.IsKind(SyntaxKind.IsExpression) || node is AttributeSyntax or SwitchLabelSyntax or PatternSyntax or ParameterSyntax or EnumMemberDeclarationSyntax
            || Modifiers(node).Any(SyntaxKind.ConstKeyword));

    private static bool IsInStaticFunction(SyntaxNode name, SyntaxNode declaration) => name.Ancestors().TakeWhile(node => !node.Contains(declaration)).Any(node => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    });

    private static bool IsWhole(ExpressionSyntax literal) =>
        literal.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ParenthesizedExpressionSyntax
        || (literal.Parent is AssignmentExpressionSyntax assignment && assignment.Right == literal);
}
