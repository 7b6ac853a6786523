using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Clients;

/// <summary>A certificate with <c>using</c> is given to a handler that is used when the certificate is gone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS2012CertificateDisposedAnalyzer() : ClientCertAnalyzer(Rules.MTLS2012CertificateDisposed)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.SocketsHttpHandler is null || symbols.X509Certificate2 is null)
        {
            return;
        }

        var sources = new CertificateSources(context.Compilation, symbols);
        var lists = new NullList(symbols);
        context.RegisterNames([GivenCertificates.Context, .. ClientCertificateSink.Names], sighting =>
        {
            if (sighting.Operation is IPropertyReferenceOperation { Instance: { } owner } property
                && CertificatesAt(property, symbols, sources, sighting.CancellationToken).OfType<ILocalReferenceOperation>().FirstOrDefault(IsKeptTooLong) is { } certificate
                // It has the whole of the expression already, and nothing behind it runs.
                && !lists.Throws(property))
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS2012CertificateDisposed,
                    property.Syntax.GetLocation(),
                    additionalLocations: [DeclarationOf(certificate.Local)!.GetLocation()],
                    certificate.Local.Name,
                    Effect(property, symbols)));
            }

            bool IsKeptTooLong(ILocalReferenceOperation certificate)
            {
                if (ScopeOf(certificate.Local) is not { } scope || IsProgram(scope, property) || IsTakenBack(property))
                {
                    return false;
                }

                var escape = new Escape(symbols, scope, property.Root());
                var reach = property.Syntax.EnclosingFunction() == scope.EnclosingFunction() ? escape.OfOwner(owner) : escape.OfFunctionAround(property);
                return reach == Reach.Outlives;
            }
        });
    }

    /// <summary>The certificates that the property gets here. A context is made from one and needs it as well.</summary>
    private static IEnumerable<IOperation> CertificatesAt(IPropertyReferenceOperation property, KnownSymbols symbols, CertificateSources sources, CancellationToken cancellationToken) =>
        property.Property.Name != GivenCertificates.Context ? ClientCertificateSink.Of(property, symbols, sources, cancellationToken)?.Certificates ?? []
        : property.Parent is ISimpleAssignmentOperation { Value: var value } assignment && assignment.Target == property && value.Unwrap() is IInvocationOperation call
            ? ClientCertificateSink.Of(call, symbols, sources, cancellationToken)?.Certificates ?? []
        : [];

    private static SyntaxNode? DeclarationOf(ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>The code behind which the certificate is disposed; null where it is not declared with <c>using</c>.</summary>
    private static SyntaxNode? ScopeOf(ILocalSymbol certificate) => DeclarationOf(certificate)?.Parent?.Parent switch
    {
        UsingStatementSyntax { Statement: var body } => body,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: GlobalStatementSyntax { Parent: var unit } } => unit,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: var block } => block,
        _ => null,
    };

    /// <summary>Nothing outlives the program.</summary>
    private static bool IsProgram(SyntaxNode scope, IOperation inside) => scope is CompilationUnitSyntax
        || scope.Parent is MethodDeclarationSyntax { Identifier.ValueText: "Main" } method && inside.SemanticModel is { } model
            && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(method), model.Compilation.GetEntryPoint(default));

    /// <summary>
    /// Code that removes certificates from the list, or puts another one in its place, thinks of their end. That of a handler in a field may do
    /// so the next time that it runs.
    /// </summary>
    private static bool IsTakenBack(IPropertyReferenceOperation property) => ObjectPath.Of(property.Instance) is { } owner
        && owner.Uses(property.Root(), property.Property.Name).Any(use => (use.Syntax.SpanStart > property.Syntax.SpanStart || (!owner.IsLocal && use.Syntax != property.Syntax))
            && (Write.Through(use) is not null || use.OutermostConversion().Parent is IInvocationOperation { TargetMethod.Name: "Remove" or "RemoveAt" or "RemoveRange" or "Clear" }));

    private static string Effect(IPropertyReferenceOperation property, KnownSymbols symbols) =>
        property.Property.Name == GivenCertificates.Context || property.Property.ContainingType.Is(symbols.HttpClientHandler)
            ? "later handshakes throw a CryptographicException"
            : "later handshakes go without certificate and without an exception";
}
