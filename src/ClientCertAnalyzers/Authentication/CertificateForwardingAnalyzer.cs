using System.Collections.Concurrent;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Puts the calls of certificate forwarding, and of what depends on it, before the rules, the most severe first: a call gets one finding.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CertificateForwardingAnalyzer() : ClientCertAnalyzer(
    Rules.MTLS4011MiddlewareOrder,
    Rules.MTLS4012ForwardingIncomplete,
    Rules.MTLS4013ForwardedFromAnySource,
    Rules.MTLS4016HeaderOverridesTls,
    Rules.MTLS4019ForwardedOverHttp)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateForwardingApplications is null || symbols.CertificateForwardingServices is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        var scripts = new ConcurrentDictionary<SyntaxNode, MiddlewareScript>();
        context.RegisterNames([ForwardingFacts.Add, ForwardingFacts.Use, "UseForwardedHeaders", "UseAuthentication"], sighting =>
        {
            if (sighting.Operation is IInvocationOperation call && call.TargetMethod.IsFramework()
                && (MTLS4012ForwardingIncompleteRule.Judge(call, severities, symbols, sighting.CancellationToken) ?? OfMiddleware(call, sighting)) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });

        Diagnostic? OfMiddleware(IInvocationOperation call, Sighting sighting)
        {
            var root = call.Root();
            var script = scripts.GetOrAdd(root.Syntax, _ => MiddlewareScript.Of(root, bodies, symbols, sighting.CancellationToken));
            if (script.At(call) is not { } middleware)
            {
                return null;
            }

            return MTLS4011MiddlewareOrderRule.Judge(middleware, severities)
                ?? (middleware.Kind == MiddlewareKind.CertificateForwarding && OpenForwarding.Is(middleware, sighting.CancellationToken) ? OfOpen(middleware, sighting) : null);
        }

        Diagnostic? OfOpen(MiddlewareCall forwarding, Sighting sighting) =>
            MTLS4016HeaderOverridesTlsRule.Judge(forwarding, sighting.Options, severities, symbols, sighting.CancellationToken)
            ?? MTLS4013ForwardedFromAnySourceRule.Judge(forwarding, severities, symbols, sighting.CancellationToken)
            ?? MTLS4019ForwardedOverHttpRule.Judge(forwarding, sighting.Options, severities, symbols, sighting.CancellationToken);
    }
}
