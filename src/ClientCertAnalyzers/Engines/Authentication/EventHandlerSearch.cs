using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>
/// Finds the handlers of certificate authentication's events, in both forms: a delegate that <c>CertificateAuthenticationEvents</c> gets, wherever
/// the options are configured, and the override of a method in a class that derives from it.
/// </summary>
internal sealed class EventHandlerSearch(KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    private const string Validated = "CertificateValidated";

    private const string Failed = "AuthenticationFailed";

    /// <summary>The types of the contexts open the door to overrides: no method goes without naming the type of its parameter.</summary>
    public static readonly HashSet<string> Names = ["On" + Validated, "On" + Failed, "CertificateValidatedContext", "CertificateAuthenticationFailedContext"];

    /// <summary>What to look at for one of <see cref="Names"/>: the use of the property, or the method that takes the context.</summary>
    public static SyntaxNode? Used(SyntaxNode name) => ((SimpleNameSyntax)name).Identifier.ValueText.EndsWith("Context", StringComparison.Ordinal)
        ? name.FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent as MethodDeclarationSyntax
        : Sighting.Used(name);

    /// <summary>The handler at an operation; null where that is something else, or where its code is not to be seen.</summary>
    public EventHandlerCode? At(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type }, Parent: ISimpleAssignmentOperation { Value: var value } assignment } property
            when assignment.Target == property && type.Is(symbols.CertificateAuthenticationEvents) && EventOf(name.Replace("On", "")) is { } happening =>
            OfDelegate(happening, value, value),
        IMethodBodyOperation { BlockBody: var block, ExpressionBody: var expression } body when (block ?? expression) is { } code
            && body.SemanticModel!.GetDeclaredSymbol(body.Syntax, cancellationToken) is IMethodSymbol method && Overridden(method) is { } happening =>
            new(happening, method, code, body),
        _ => null,
    };

    private AuthenticationEvent? Overridden(IMethodSymbol method)
    {
        var first = method;
        while (first.OverriddenMethod is { } overridden)
        {
            first = overridden;
        }

        return method.IsOverride && first.ContainingType.Is(symbols.CertificateAuthenticationEvents) ? EventOf(first.Name) : null;
    }

    private static AuthenticationEvent? EventOf(string name) => name switch
    {
        Validated => AuthenticationEvent.CertificateValidated,
        Failed => AuthenticationEvent.AuthenticationFailed,
        _ => null,
    };

    private EventHandlerCode? OfDelegate(AuthenticationEvent happening, IOperation value, IOperation place) => value.Target() switch
    {
        IAnonymousFunctionOperation lambda => new(happening, lambda.Symbol, lambda.Body, place),
        IMethodReferenceOperation { Method: { IsVirtual: false, IsAbstract: false, IsOverride: false } method } when bodies.Of(method, cancellationToken) is { } body =>
            new(happening, method, body, place),
        ILocalReferenceOperation { Local: var local } reference when InitialValue(reference, local) is { } initial => OfDelegate(happening, initial, place),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } when bodies.InitializerOf(field, cancellationToken) is { } initial and not IFieldReferenceOperation =>
            OfDelegate(happening, initial, place),
        _ => null,
    };

    /// <summary>Of a variable that gets no other value.</summary>
    private static IOperation? InitialValue(ILocalReferenceOperation reference, ILocalSymbol local) => reference.ReferencesTo(local).Any(one => Write.Through(one) is not null)
        ? null
        : reference.Root().Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value is { } value and not ILocalReferenceOperation ? value : null;
}
