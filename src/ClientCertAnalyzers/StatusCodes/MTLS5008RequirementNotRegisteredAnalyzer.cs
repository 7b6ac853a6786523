using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>An endpoint is marked, and nothing in the application looks at the mark.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS5008RequirementNotRegisteredAnalyzer() : ClientCertAnalyzer(Rules.MTLS5008RequirementNotRegistered)
{
    private const string Name = "RequireClientCertificate";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        // A library does not know what its host registers.
        if (symbols.ClientCertificateEndpoints is null
            || context.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication))
        {
            return;
        }

        context.RegisterNames([Name, Name + "Attribute"], Used, sighting =>
        {
            if (EffectOf(sighting.Operation, symbols) is not var (mark, effect))
            {
                return;
            }

            var roles = HostRoles.Around(sighting.Operation, symbols, sighting.CancellationToken);
            if (!roles.Sites(CertificateRole.RuntimeHelper).Any())
            {
                var rule = Rules.MTLS5008RequirementNotRegistered;
                var severity = roles.Plays(CertificateRole.RuntimeHelper) == Answer.No ? rule.DefaultSeverity : DiagnosticSeverity.Info;
                sighting.Report(Diagnostic.Create(rule, PlaceOf(sighting.Operation).GetLocation(), severity, additionalLocations: null, properties: null, mark, effect));
            }
        });
    }

    private static SyntaxNode Used(SyntaxNode name) =>
        name.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.Contains(name.Span) ? attribute : Sighting.Used(name);

    /// <summary>The name in a chain of calls, or the attribute.</summary>
    private static SyntaxNode PlaceOf(IOperation operation) => operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } ? name : operation.Syntax;

    private static (string Mark, string Effect)? EffectOf(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: Name, ContainingType: var type } } when type.Is(symbols.ClientCertificateEndpoints) => (Name + "()", "throws when the endpoints are built, so the host does not start or answers every request with 500"),
        IAttributeOperation { Operation: IObjectCreationOperation { Type: { } type } } when type.Is(symbols.RequireClientCertificate) => ("[" + Name + "]", IsInMvc(operation, symbols) ? "throws at the first request, which gets 500" : "has no effect here, and clients without a certificate are served"),
        _ => null,
    };

    /// <summary>There the attribute is a filter too.</summary>
    private static bool IsInMvc(IOperation attribute, KnownSymbols symbols) =>
        attribute.Syntax.FirstAncestorOrSelf<SyntaxNode>(node => node is TypeDeclarationSyntax or AnonymousFunctionExpressionSyntax) is TypeDeclarationSyntax declaration
        && attribute.SemanticModel?.GetDeclaredSymbol(declaration) is INamedTypeSymbol type
        && (type.Is(symbols.ControllerBase) || type.Is(symbols.PageModel));
}
