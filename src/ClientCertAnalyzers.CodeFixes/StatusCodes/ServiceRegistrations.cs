using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>Where a method that makes a host registers its services.</summary>
internal sealed class ServiceRegistrations
{
    private ServiceRegistrations(string builder, StatementSyntax last) => (Builder, Last) = (builder, last);

    /// <summary>Name of the builder's variable.</summary>
    public string Builder { get; }

    /// <summary>The last registration before the host is built, or the creation of the builder.</summary>
    public StatementSyntax Last { get; }

    /// <summary>Null where the method around a place makes no builder, or more than one.</summary>
    public static ServiceRegistrations? Around(SyntaxNode place, SemanticModel model, KnownSymbols symbols)
    {
        if (place.FirstAncestorOrSelf<SyntaxNode>(node => node is BaseMethodDeclarationSyntax or TypeDeclarationSyntax or CompilationUnitSyntax) is not { } method || method is TypeDeclarationSyntax)
        {
            return null;
        }

        var statements = method.DescendantNodes(node => node == method || node is GlobalStatementSyntax or BlockSyntax or StatementSyntax and not LocalFunctionStatementSyntax).OfType<StatementSyntax>().ToList();
        var made = statements.OfType<LocalDeclarationStatementSyntax>().Where(statement => statement.Declaration.Variables is [{ Initializer.Value: { } value }]
            && model.GetTypeInfo(value).Type is { } type && IsHostBuilder(type, symbols)).ToList();
        if (made is not [{ Declaration.Variables: [{ Identifier.ValueText: var name }] } creation])
        {
            return null;
        }

        var built = method.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: IdentifierNameSyntax { Identifier.ValueText: var receiver } } && receiver == name);
        var last = statements.LastOrDefault(statement => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            && List(statement) == List(creation)
            && (built is null || statement.SpanStart < built.SpanStart)
            && IsRegistration(call, name));
        return new(name, last ?? creation);
    }

    public void Add(DocumentEditor editor, string call) => Insertion.Behind(Last, SyntaxFactory.ParseStatement($"{Builder}.Services.{call};"), editor);

    private static SyntaxNode? List(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;

    private static bool IsHostBuilder(ITypeSymbol type, KnownSymbols symbols) => type.Is(symbols.WebApplicationBuilder) || type.Is(symbols.HostApplicationBuilder);

    /// <summary>A chain of calls that starts with <c>builder.Services</c>.</summary>
    private static bool IsRegistration(InvocationExpressionSyntax call, string builder)
    {
        ExpressionSyntax current = call;
        while (current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } })
        {
            current = receiver;
        }

        return current is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Services", Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && name == builder;
    }
}
