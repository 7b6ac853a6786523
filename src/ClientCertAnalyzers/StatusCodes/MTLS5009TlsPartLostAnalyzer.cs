using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>
/// The runtime helper answers, and nothing judges: its part of TLS is nowhere, or later code takes its place. <see cref="KestrelSetupAnalyzer"/>
/// reports defaults that are replaced.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS5009TlsPartLostAnalyzer() : ClientCertAnalyzer(Rules.MTLS5009TlsPartLost)
{
    internal const string No496 = "a client without a certificate is refused in the handshake and never gets 496";
    internal const string NobodyAsked = "nobody is asked for a certificate, and endpoints that require one refuse everybody";
    private const string Unverified = "every client certificate is answered with 495";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.ClientCertificateHttps is null || symbols.HttpsConnectionAdapterOptions is null)
        {
            return;
        }

        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames([HelperTls.Method, "AddClientCertificateResponses"], sighting =>
        {
            if (sighting.Operation is not IInvocationOperation call)
            {
                return;
            }

            if (HelperTls.IsApplied(call, symbols))
            {
                foreach (var use in HelperTls.UsesBehind(call, symbols))
                {
                    Report(use, use.Syntax.GetLocation(), Overriding(use), [call.Syntax.GetLocation()]);
                }
            }
            else if (SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.ClientCertificateResponses) && IsAlone(call, symbols, sighting.CancellationToken))
            {
                Report(call, call.NameOfCall(), ("No listener of this host has 'UseClientCertificateResponses'", "no client certificate is judged: every one is answered with 495", "call it where the HTTPS options are set"), []);
            }

            void Report(IOperation place, Location location, (string What, string Effect, string Remedy)? fault, Location[] others)
            {
                if (fault is var (what, effect, remedy) && severities.Of(Rules.MTLS5009TlsPartLost.DefaultSeverity, place) is { } severity)
                {
                    sighting.Report(Diagnostic.Create(Rules.MTLS5009TlsPartLost, location, severity, others, properties: null, what, effect, remedy));
                }
            }
        });
    }

    private static bool IsAlone(IOperation registration, KnownSymbols symbols, CancellationToken cancellationToken) =>
        registration.SemanticModel!.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
        && HostRoles.Around(registration, symbols, cancellationToken) is var roles
        && roles.SetsUpTls() && !roles.MayForward() && roles.Plays(CertificateRole.RuntimeHelperTls) == Answer.No;

    private static (string What, string Effect, string Remedy)? Overriding(IOperation use) => use switch
    {
        IInvocationOperation { TargetMethod.Name: "AllowAnyClientCertificate" } => (After("AllowAnyClientCertificate") + " and replaces its check", Unverified, "remove it"),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ClientCertificateValidation" } } => (After("ClientCertificateValidation") + " and replaces its check", Unverified, "move it above, where it is asked too"),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "OnAuthenticate" } } => (After("OnAuthenticate") + " and replaces its part of the handshake", "clients of your CA are refused in the handshake", "move it above, where it runs too"),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ClientCertificateMode" }, Value.ConstantValue: { HasValue: true, Value: var mode } } => mode switch
        {
            (int)CertificateMode.RequireCertificate => (After("RequireCertificate"), No496, "use 'AllowCertificate', with 'RequireClientCertificate()' on the endpoints"),
            (int)CertificateMode.NoCertificate => (After("NoCertificate"), NobodyAsked, "remove it"),
            _ => null,
        },
        _ => null,
    };

    private static string After(string member) => $"'{member}' comes after 'UseClientCertificateResponses'";
}
