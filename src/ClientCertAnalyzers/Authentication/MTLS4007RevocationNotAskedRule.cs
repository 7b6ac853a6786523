using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Authentication;

/// <summary>
/// Certificates of public CAs are not asked about revocations. Beside a root of one's own that is often the only mode that works, and
/// self-signed certificates are never asked about.
/// </summary>
internal static class MTLS4007RevocationNotAskedRule
{
    private const string Mode = "RevocationMode";
    private const string Flag = "RevocationFlag";

    /// <summary>The value of <c>NoCheck</c>.</summary>
    private const int NoCheck = 0;

    /// <summary>The value of <c>EndCertificateOnly</c>.</summary>
    private const int EndCertificateOnly = 0;

    public static readonly string[] Members = [Mode, Flag];

    public static Diagnostic? Judge(SchemeSetting setting, SchemeSettings settings, GuardedSeverity severities)
    {
        var rule = Rules.MTLS4007RevocationNotAsked;
        if (!Members.Contains(setting.Member)
            || setting.Value(value => value is int number && number == (setting.Member == Mode ? NoCheck : EndCertificateOnly)) is not { } off
            || setting.IsOneOfSeveral
            || !settings.TrustsTheMachine(setting)
            || !settings.AllowsChains(setting)
            || severities.OfChoice(rule.DefaultSeverity, off, setting.IsChosen(off)) is not { } severity)
        {
            return null;
        }

        string[] arguments = setting.Member == Mode
            ? ["RevocationMode = NoCheck", "a certificate", "a stolen key logs in until its certificate expires", "Online"]
            : ["RevocationFlag = EndCertificateOnly", "one of the CAs below the root", "certificates of a broken CA log in", "ExcludeRoot"];
        return Diagnostic.Create(rule, setting.Assignment.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, arguments);
    }
}
