using System.Runtime.CompilerServices;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>
/// An operation that is worth a look, found through a cheap property of its syntax such as a member's name. The first operation
/// action of any analyzer makes the compiler build operations for every method body of the project, which costs more than all our
/// rules together; so syntax opens the door here, and operations and symbols decide behind it.
/// </summary>
internal readonly struct Sighting(SyntaxNodeAnalysisContext context, IOperation operation)
{
    private readonly SyntaxNodeAnalysisContext _context = context;

    public IOperation Operation { get; } = operation;

    public Compilation Compilation => _context.Compilation;

    public AnalyzerOptions Options => _context.Options;

    public CancellationToken CancellationToken => _context.CancellationToken;

    public void Report(Diagnostic diagnostic) => _context.ReportDiagnostic(diagnostic);

    /// <summary>The operation of a name that is used as a member or method: the call, the member reference, the method group.</summary>
    public static Sighting? OfName(SyntaxNodeAnalysisContext context) => Of(context, Used(context.Node));

    /// <summary>The syntax of what a name stands for: the call, the member access, the creation, or the name itself.</summary>
    public static SyntaxNode Used(SyntaxNode node)
    {
        while (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node || node.Parent is AliasQualifiedNameSyntax)
        {
            node = node.Parent;
        }

        if (node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node)
        {
            return creation;
        }

        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == node || node.Parent is MemberBindingExpressionSyntax)
        {
            node = node.Parent;
        }

        if (node.Parent is InvocationExpressionSyntax call && call.Expression == node)
        {
            node = call;
        }

        return node;
    }

    public static Sighting? Of(SyntaxNodeAnalysisContext context, SyntaxNode node) =>
        context.SemanticModel.GetOperation(node, context.CancellationToken) is { } operation ? new Sighting(context, operation) : null;
}

internal static class SightingRegistration
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Mentions = new();

    /// <summary>Calls <paramref name="action"/> for every use of one of <paramref name="names"/>. A name proves nothing: the action compares symbols.</summary>
    public static void RegisterNames(this CompilationStartAnalysisContext context, HashSet<string> names, Action<Sighting> action) =>
        context.RegisterSyntaxNodeAction(node =>
        {
            if (names.Contains(((SimpleNameSyntax)node.Node).Identifier.ValueText) && Sighting.OfName(node) is { } sighting)
            {
                action(sighting);
            }
        }, SyntaxKind.IdentifierName, SyntaxKind.GenericName);

    /// <summary>
    /// Calls <paramref name="action"/> for the arguments, but the first one unless it is named, of calls and creations with one of <paramref name="names"/>, and of <c>new(...)</c>,
    /// which names nothing, where it makes a <paramref name="created"/>. An editor asks again about single lines: what is found at an
    /// argument may be reported there, also where the name is on another line.
    /// </summary>
    public static void RegisterArguments(
        this CompilationStartAnalysisContext context, HashSet<string> names, INamedTypeSymbol created, Action<Sighting, ArgumentSyntax> action) =>
        context.RegisterSyntaxNodeAction(node =>
        {
            if (node.Node is ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: ExpressionSyntax use } list } argument
                && (list.Arguments[0] != argument || argument.NameColon is not null)
                && (use is ImplicitObjectCreationExpressionSyntax creation ? Makes(creation, created, node) : Name(use) is { } name && names.Contains(name))
                && Sighting.Of(node, use) is { } sighting)
            {
                action(sighting, argument);
            }
        }, SyntaxKind.Argument);

    /// <summary>Calls <paramref name="action"/> for every <c>new(...)</c> that makes a <paramref name="created"/>.</summary>
    public static void RegisterCreations(this CompilationStartAnalysisContext context, INamedTypeSymbol created, Action<Sighting> action) =>
        context.RegisterSyntaxNodeAction(node =>
        {
            if (Makes((ImplicitObjectCreationExpressionSyntax)node.Node, created, node) && Sighting.Of(node, node.Node) is { } sighting)
            {
                action(sighting);
            }
        }, SyntaxKind.ImplicitObjectCreationExpression);

    /// <summary>A file that speaks of no such type makes none: most files are done with that, and need not be bound.</summary>
    private static bool Makes(ImplicitObjectCreationExpressionSyntax creation, INamedTypeSymbol created, SyntaxNodeAnalysisContext context) =>
        Mentions.GetValue(creation.SyntaxTree, tree => new(tree.GetText().ToString().Contains(created.Name))).Value
        && context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type?.Is(created) == true;

    /// <summary>The last name of what is called or created.</summary>
    private static string? Name(ExpressionSyntax use) => use switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var name } } => name,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var name } } => name,
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right.Identifier.ValueText: var name } } => name,
        ObjectCreationExpressionSyntax { Type: AliasQualifiedNameSyntax { Name.Identifier.ValueText: var name } } => name,
        _ => null,
    };
}
