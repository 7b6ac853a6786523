using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>A check that certificate authentication makes by itself is switched off, and nothing in sight takes its place.</summary>
internal static class MTLS4006CertificateUseNotValidatedRule
{
    private const string Use = "ValidateCertificateUse";
    private const string Period = "ValidateValidityPeriod";

    public static readonly string[] Members = [Use, Period];

    public static Diagnostic? Judge(SchemeSetting setting, SchemeSettings settings, GuardedSeverity severities, KnownSymbols symbols)
    {
        var rule = Rules.MTLS4006CertificateUseNotValidated;
        if (!Members.Contains(setting.Member)
            || setting.Value(value => value is false) is not { } off
            || setting.State is { Departures.Count: > 0 }
            || setting.IsOneOfSeveral
            || setting.Assignment.Root().DescendantsAndSelf().Any(operation => Replaces(operation, setting.Member, symbols))
            || severities.OfChoice(rule.DefaultSeverity, off, setting.IsChosen(off)) is not { } severity)
        {
            return null;
        }

        return Diagnostic.Create(
            rule,
            setting.Assignment.Syntax.GetLocation(),
            // Whoever pins certificates knows what they are for.
            settings.AllowsChains(setting) ? severity : DiagnosticSeverity.Info,
            additionalLocations: null,
            properties: null,
            setting.Member,
            setting.Member == Use ? "certificates that were not issued for clients, such as those of web servers," : "certificates that have expired or are not valid yet");
    }

    /// <summary>Code of the project that makes the check itself, in an event for instance.</summary>
    private static bool Replaces(IOperation operation, string member, KnownSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "ApplicationPolicy", ContainingType: var type } } => member == Use && type.Is(symbols.X509ChainPolicy),
        IPropertyReferenceOperation { Property: { Name: "EnhancedKeyUsages", ContainingType: var type } } => member == Use && type.IsFramework(),
        IPropertyReferenceOperation { Property: { Name: "NotAfter" or "NotBefore", ContainingType: var type } } => member == Period && type.Is(symbols.X509Certificate),
        IInvocationOperation { TargetMethod: { Name: "Build" or "Verify", ContainingType: var type } } => member == Period && (type.Is(symbols.X509Chain) || type.Is(symbols.X509Certificate)),
        _ => false,
    };
}
