using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Every endpoint requires a certificate, and that may be meant so.</summary>
internal static class MTLS1002RequiredWithoutPublicEndpointRule
{
    // A library does not know what else its host maps.
    public static Diagnostic? Judge(IOperation mode, string place, Compilation compilation, GuardedSeverity severities) =>
        severities.Of(DiagnosticSeverity.Info, mode) is not null && compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            ? Diagnostic.Create(Rules.MTLS1002RequiredWithoutPublicEndpoint, mode.Syntax.GetLocation(), place)
            : null;
}
