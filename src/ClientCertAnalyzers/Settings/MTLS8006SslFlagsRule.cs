using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>IIS is told to insist on a client certificate without being told to ask for one, or for the whole site.</summary>
internal static class MTLS8006SslFlagsRule
{
    internal const string Remedy = "Complete the sslFlags";

    public static IEnumerable<SettingsFinding> Judge(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) => files
        .Where(WebConfigFile.Is).GroupBy(file => file.Path).Select(same => same.First()).SelectMany(file => WebConfigFile.FlagsIn(file, cancellationToken))
        .Where(flags => flags.Has("SslRequireCert")).Select(Judge).OfType<SettingsFinding>();

    private static SettingsFinding? Judge(SslFlags flags)
    {
        if (!flags.Has("Ssl") || !flags.Has("SslNegotiateCert"))
        {
            var complete = Complete(flags);
            return Finding(flags, flags.Has("SslNegotiateCert") ? "insists on a client certificate without insisting on TLS" : "insists on a client certificate without 'SslNegotiateCert', which is what makes IIS ask for one", "write '" + complete + "'") with
            {
                Remedies = [new(Remedy, new SettingsEdit.ReplaceText(flags.Path, flags.Span, complete))],
            };
        }

        return flags.IsForTheSite
            ? Finding(flags, "requires a client certificate for every path of the site, so probes and browsers without one get 403", "put it into a <location> with the path that needs it")
            : null;
    }

    /// <summary>What belongs to it comes first: other flags, such as Ssl128 and SslMapCert, stay.</summary>
    private static string Complete(SslFlags flags)
    {
        string[] first = ["Ssl", "SslNegotiateCert"];
        return string.Join(", ", first.Concat(flags.InFile.Split(',').Select(flag => flag.Trim()).Where(flag => !first.Contains(flag, StringComparer.OrdinalIgnoreCase))));
    }

    private static SettingsFinding Finding(SslFlags flags, string effect, string remedy) => new(Rules.MTLS8006SslFlags, flags.Location, flags.Value, effect, remedy);
}
