using ClientCertAnalyzers.Engines.Authentication;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Certificates that anybody can make are allowed, and nothing tells one from another.</summary>
internal static class MTLS4005SelfSignedWithoutPinRule
{
    public const string Member = SchemeSettings.Types;

    private const int SelfSigned = 2;
    private const int All = 3;

    public static Diagnostic? Judge(SchemeSetting setting, GuardedSeverity severities, CertificateChecks checks, KnownSymbols symbols, Sighting sighting)
    {
        var rule = Rules.MTLS4005SelfSignedWithoutPin;
        if (setting.Member != Member
            || setting.Value(value => value is SelfSigned or All) is not { } allowed
            || setting.IsOneOfSeveral
            || severities.OfChoice(rule.DefaultSeverity, allowed, setting.IsChosen(allowed)) is not { } severity
            || checks.PinAnywhere())
        {
            return null;
        }

        var handlers = checks.Handlers();
        var facts = handlers.Select(checks.FactsOf).ToList();
        // A chain of one's own may trust a list of such certificates.
        if (facts.Any(one => one.BuildsChain))
        {
            return null;
        }

        var isUnclear = setting.State is not { Departures.Count: 0 }
            || facts.Any(one => one.PassesCertificateOn || one.AsksUnknownCode)
            || checks.HasUnseenHandler()
            // A library that is part of the host and knows certificates may compare them, as identity servers do with those of their clients.
            || HostRoles.Around(setting.Assignment, symbols, sighting.CancellationToken).Libraries.Know("System.Security.Cryptography", "netstandard")
            // Who uses a library may set the event.
            || (handlers.Count == 0 && sighting.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication));
        return Diagnostic.Create(
            rule,
            setting.Assignment.Syntax.GetLocation(),
            isUnclear ? DiagnosticSeverity.Info : severity,
            additionalLocations: null,
            properties: null,
            allowed.ConstantValue.Value is SelfSigned ? "SelfSigned" : "All");
    }
}
