using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>The statement <c>builder.Services.AddAuthentication(...).AddCertificate(...);</c>, behind which other services can be added.</summary>
internal sealed class SchemeRegistration
{
    private SchemeRegistration(ExpressionStatementSyntax statement, ExpressionSyntax services) => (Statement, Services) = (statement, services);

    public ExpressionStatementSyntax Statement { get; }

    /// <summary>A name, or members of one, that can be written once more.</summary>
    public ExpressionSyntax Services { get; }

    /// <summary>The builder of a <c>WebApplication</c> whose services these are; null where they come from elsewhere.</summary>
    public ExpressionSyntax? Builder(SemanticModel model, CancellationToken cancellation) => Services is MemberAccessExpressionSyntax { Expression: var builder }
        && model.GetTypeInfo(builder, cancellation).Type?.Is(KnownSymbols.For(model.Compilation)?.WebApplicationBuilder) is true ? builder : null;

    /// <summary>Around the reported name; null where the call stands in another form.</summary>
    public static SchemeRegistration? Of(Diagnostic reported, SemanticModel model, CancellationToken cancellation)
    {
        var expression = model.SyntaxTree.GetRoot(cancellation).FindNode(reported.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (expression?.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement)
        {
            return null;
        }

        while (expression is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } })
        {
            if (name == "AddAuthentication" && IsName(receiver) && model.GetTypeInfo(receiver, cancellation).Type?.Is(KnownSymbols.For(model.Compilation)?.ServiceCollection) is true)
            {
                return new(statement, receiver);
            }

            expression = receiver as InvocationExpressionSyntax;
        }

        return null;
    }

    private static bool IsName(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or ThisExpressionSyntax || expression is MemberAccessExpressionSyntax { Expression: var inner } && IsName(inner);
}
