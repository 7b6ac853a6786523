using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>IIS is told to insist on a client certificate without being told to ask for one, or for the whole site.</summary>
internal static class MTLS8006SslFlagsRule
{
    internal const string Remedy = "Complete the sslFlags";

    private const string Required = "Ssl, SslNegotiateCert, SslRequireCert";

    public static IEnumerable<SettingsFinding> Judge(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) => files
        .Where(WebConfigFile.Is).SelectMany(file => WebConfigFile.FlagsIn(file, cancellationToken))
        .Where(flags => flags.Has("SslRequireCert")).Select(Judge).OfType<SettingsFinding>();

    private static SettingsFinding? Judge(SslFlags flags)
    {
        if (!flags.Has("Ssl") || !flags.Has("SslNegotiateCert"))
        {
            var lacks = !flags.Has("SslNegotiateCert") ? "SslNegotiateCert" : "Ssl";
            return Finding(flags, lacks == "Ssl" ? "insists on a client certificate without insisting on TLS" : "insists on a client certificate without 'SslNegotiateCert', which is what makes IIS ask for one", "write '" + Required + "'") with
            {
                Remedies = [new(Remedy, new SettingsEdit.ReplaceText(flags.Path, flags.Span, Required))],
            };
        }

        return flags.IsForTheSite
            ? Finding(flags, "requires a client certificate for every path of the site, so probes and browsers without one get 403", "put it into a <location> with the path that needs it")
            : null;
    }

    private static SettingsFinding Finding(SslFlags flags, string effect, string remedy) => new(Rules.MTLS8006SslFlags, flags.Location, flags.Value, effect, remedy);
}
