using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Finds the calls that add certificate authentication to an application, and asks the rules what is missing there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AddCertificateAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS4003NoIdentityCheck, Rules.MTLS4008CertificateNotRequested, Rules.MTLS4009NeverEnforced)
{
    private const string Add = "AddCertificate";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateAuthenticationExtensions is null
            // A library does not know what its host adds.
            || context.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication))
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([Add], sighting =>
        {
            if (sighting.Operation is IInvocationOperation { TargetMethod: { Name: Add, ContainingType: var type } } call
                && type.Is(symbols.CertificateAuthenticationExtensions)
                && HostRoles.Around(call, symbols, sighting.CancellationToken) is { IsCreatedHere: true } roles
                && (MTLS4009NeverEnforcedRule.Judge(call, roles, severities, symbols, sighting)
                    ?? MTLS4008CertificateNotRequestedRule.Judge(call, roles, severities, symbols, sighting)
                    ?? MTLS4003NoIdentityCheckRule.Judge(
                        call, roles, new(sighting.Compilation, symbols, bodies, sighting.CancellationToken), new(symbols, sighting.CancellationToken), severities)) is { } diagnostic)
            {
                sighting.Report(diagnostic);
            }
        });
    }

    /// <summary>The name in the call: the chain before it is often half of the program.</summary>
    internal static Location PlaceOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } ? name.GetLocation() : call.Syntax.GetLocation();
}
