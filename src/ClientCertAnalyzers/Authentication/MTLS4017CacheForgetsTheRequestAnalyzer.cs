using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>What an event says of a certificate is kept for other requests, and it has looked at this one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[NoCodeFix("Whether the cache goes or the question moves into a policy is a decision about the whole application.")]
internal sealed class MTLS4017CacheForgetsTheRequestAnalyzer() : ClientCertAnalyzer(Rules.MTLS4017CacheForgetsTheRequest)
{
    private const string Add = "AddCertificateCache";

    private static readonly HashSet<string> Routes = ["GetEndpoint", "GetRouteData", "GetRouteValue"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateAuthenticationExtensions is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([Add], sighting =>
        {
            if (sighting.Operation is IInvocationOperation { TargetMethod: { Name: Add, ContainingType: var type } } call
                && type.Is(symbols.CertificateAuthenticationExtensions)
                && new CertificateChecks(sighting.Compilation, symbols, bodies, sighting.CancellationToken) is var checks
                && checks.Handlers().Where(handler => !handler.Body.Syntax.ContainsDiagnostics).SelectMany(handler => checks.FactsOf(handler).Bodies).SelectMany(body => body.Descendants())
                    .Select(operation => QuestionOf(operation, symbols)).FirstOrDefault(question => question is not null) is { } found
                && severities.Of(Rules.MTLS4017CacheForgetsTheRequest.DefaultSeverity, call) is not null)
            {
                sighting.Report(Diagnostic.Create(Rules.MTLS4017CacheForgetsTheRequest, AddCertificateAnalyzer.PlaceOf(call), found));
            }
        });
    }

    /// <summary>What code asks about the request, other than to write it down; null where it asks nothing.</summary>
    private static string? QuestionOf(IOperation operation, KnownSymbols symbols) => operation switch
    {
        _ when operation.Parent is INameOfOperation => null,
        IPropertyReferenceOperation { Property: { Type: var type, Name: var name } } when type.Is(symbols.HttpRequest) && FactsCollector.IsUsed(operation) => name,
        IPropertyReferenceOperation { Property: { Name: "RemoteIpAddress" or "RemotePort" or "LocalIpAddress" or "LocalPort", ContainingType: var type, Name: var name } }
            when type.Is(symbols.ConnectionInfo) && FactsCollector.IsUsed(operation) => name,
        IInvocationOperation { TargetMethod: var method } when Routes.Contains(method.Name) && method.IsFramework() && FactsCollector.IsUsed(operation) => method.Name,
        _ => null,
    };
}
