using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>A callback as its diagnostic describes it: where it is handed over, as which delegate, and the function behind it.</summary>
internal sealed class ReportedCallback
{
    private ReportedCallback(
        IReadOnlyList<Location> returns, ExpressionSyntax expression, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation)
    {
        Expression = Inner(expression);
        Outer = Expression;
        while (Outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax
            || (Outer.Parent is ArgumentSyntax && IsDelegateCreation(Outer.Parent.Parent?.Parent, model)))
        {
            Outer = Outer.Parent as ExpressionSyntax ?? (ExpressionSyntax)Outer.Parent!.Parent!.Parent!;
        }

        Model = model;
        Symbols = symbols;
        Cancellation = cancellation;
        Engine = new CallbackEngine(model.Compilation, symbols, new DevelopmentGuards(symbols));
        Delegate = (DelegateOf(Expression) ?? DelegateOf(Outer))?.DelegateInvokeMethod;
        Function = CallbackFunction.Behind(Expression, this);
        Returns = Function?.Returns(returns) ?? [];

        INamedTypeSymbol? DelegateOf(ExpressionSyntax handed) =>
            model.GetTypeInfo(handed, cancellation) is var type
            && (type.ConvertedType ?? type.Type) is INamedTypeSymbol { TypeKind: TypeKind.Delegate } found ? found : null;

        ExpressionSyntax Inner(ExpressionSyntax handed) => handed switch
        {
            ParenthesizedExpressionSyntax { Expression: var inside } => Inner(inside),
            CastExpressionSyntax { Expression: var inside } => Inner(inside),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var inside }] }
                when IsDelegateCreation(handed, model) => Inner(inside),
            _ => handed,
        };
    }

    public SemanticModel Model { get; }
    public KnownSymbols Symbols { get; }
    public CancellationToken Cancellation { get; }

    public CallbackEngine Engine { get; }

    /// <summary>How <see cref="Delegate"/> tells its callback the errors; null where it does not.</summary>
    public CallbackShape? Shape => Engine.Shapes.Of(Delegate?.ContainingType);

    /// <summary>The lambda, method group or member itself.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The same with the casts and delegate creations around it.</summary>
    public ExpressionSyntax Outer { get; }

    /// <summary>The Invoke method of the delegate, null where none is handed over (<c>AllowAnyClientCertificate()</c>).</summary>
    public IMethodSymbol? Delegate { get; }

    /// <summary>The lambda, or the method of a method group where this document declares it.</summary>
    public CallbackFunction? Function { get; }

    /// <summary>The return values of <see cref="Function"/> that the diagnostic speaks of.</summary>
    public IReadOnlyList<ExpressionSyntax> Returns { get; }

    public static ReportedCallback? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        KnownSymbols.For(model.Compilation) is { } symbols
        && model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax expression
            ? new ReportedCallback(diagnostic.AdditionalLocations, expression, model, symbols, cancellation)
            : null;

    /// <summary>A callback of which a diagnostic names only a part.</summary>
    public static ReportedCallback Of(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation) => new([], lambda, model, symbols, cancellation);

    /// <summary>How a parameter list of the delegate reaches the errors: its last parameter, or a property of its only one.</summary>
    public string? ErrorsMember(IEnumerable<IParameterSymbol> parameters) => parameters.LastOrDefault() switch
    {
        null => null,
        { Type: var type } when IsErrors(type) => "",
        { Type: var type } when parameters.Count() == 1
            && type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => IsErrors(p.Type)) is { } property
            => "." + property.Name,
        _ => null,
    };

    public bool IsErrors(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Symbols.SslPolicyErrors);

    /// <summary>A name that nothing in scope has, and nothing in the given code.</summary>
    public string FreeName(string wish, SyntaxNode? code = null)
    {
        var variables = Model.LookupSymbols(Expression.SpanStart).Where(symbol => symbol is ILocalSymbol or IParameterSymbol);
        var identifiers = (code?.DescendantTokens() ?? []).Where(token => token.IsKind(SyntaxKind.IdentifierToken));
        var taken = new HashSet<string>(variables.Select(symbol => symbol.Name).Concat(identifiers.Select(token => token.ValueText)));
        var name = wish;
        for (var i = 1; taken.Contains(name); i++)
        {
            name = wish + i;
        }

        return name;
    }

    private static bool IsDelegateCreation(SyntaxNode? node, SemanticModel model) =>
        node is BaseObjectCreationExpressionSyntax && model.GetTypeInfo(node).Type?.TypeKind == TypeKind.Delegate;
}
