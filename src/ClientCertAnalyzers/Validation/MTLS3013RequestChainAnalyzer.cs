using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>
/// A chain of one's own judges the certificate of a request, in a host whose TLS layer lets others through than the default would. By
/// default, and with certificate authentication, somebody has asked for the usage before.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS3013RequestChainAnalyzer() : ClientCertAnalyzer(Rules.MTLS3013ClientUsageNotAsked)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.ConnectionInfo is null || symbols.X509Chain is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var sources = new CertificateSources(context.Compilation, symbols);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNamesOfCertificates(["Build"], sighting =>
        {
            if (sighting.Operation is IInvocationOperation call && PolicyUse.IsBuild(call, symbols)
                && PolicyUse.OfChain(call.Instance!, symbols) is { IsNew: true } policy
                && policy.State.HasAny("ApplicationPolicy", call) == Certainty.Never
                && new AnswerUse(symbols).Decides(call)
                && !AsksForUsage(policy.Names.Body)
                && !new RootChecks(symbols, bodies, sighting.CancellationToken).Follow(policy.Names.Of(call.Instance)!.Value, policy.Names)
                && IsOfRequest(call.Arguments[0].Value, symbols, sources, sighting.CancellationToken)
                && IsLetThrough(call, symbols, sighting.CancellationToken)
                && severities.Of(Rules.MTLS3013ClientUsageNotAsked.DefaultSeverity, call, orBehindSwitch: true) is { } severity)
            {
                sighting.Report(Diagnostic.Create(
                    Rules.MTLS3013ClientUsageNotAsked, call.Syntax.GetLocation(), severity, additionalLocations: [call.Syntax.GetLocation()], properties: null, "This code", ""));
            }
        });
    }

    /// <summary>It looks into the certificate, or names the usage.</summary>
    private static bool AsksForUsage(IOperation body) => body.DescendantsAndSelf().Any(operation =>
        operation is IPropertyReferenceOperation { Property.Name: "Extensions" } or { ConstantValue: { HasValue: true, Value: FactsCollector.ClientUsage } });

    /// <summary>The certificate comes from the request, here or in a method of the type that hands it on.</summary>
    private static bool IsOfRequest(IOperation certificate, KnownSymbols symbols, CertificateSources sources, CancellationToken cancellationToken)
    {
        var found = sources.Of(certificate, cancellationToken);
        return found.Any(source => IsAccess(source.Operation, symbols))
            || found is [{ Operation: IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method, Ordinal: var ordinal } } parameter }]
                && CallsOf(method, parameter).Any(call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } given
                    && sources.Of(given.Value, cancellationToken).Any(source => IsAccess(source.Operation, symbols)));
    }

    private static bool IsAccess(IOperation operation, KnownSymbols symbols) => CertificateAccess.IsRead(operation, symbols)
        || CertificateAccess.IsRequest(operation is IAwaitOperation { Operation: var task } ? task.Unwrap() : operation, symbols);

    private static IEnumerable<IInvocationOperation> CallsOf(IMethodSymbol method, IOperation inside) => inside.Surroundings().DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is SimpleNameSyntax { Identifier.ValueText: var plain } && plain == method.Name || call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == method.Name)
        .Select(call => inside.SemanticModel?.GetOperation(call)).OfType<IInvocationOperation>()
        .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition));

    private static bool IsLetThrough(IOperation place, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var roles = HostRoles.Around(place, symbols, cancellationToken);
        return roles.Sites(CertificateRole.TlsValidation).Any() && !roles.Sites(CertificateRole.CertificateScheme, CertificateRole.RuntimeHelper).Any();
    }
}
