using System.Text;
using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>Writes maps down: as a page, and in one line for a message.</summary>
internal static class MapText
{
    private static readonly (string Label, CertificateRole Role)[] Lines =
    [
        ("Validated in TLS by", CertificateRole.TlsValidation),
        ("Judged by the runtime helper", CertificateRole.RuntimeHelperTls),
        ("Answered by the runtime helper", CertificateRole.RuntimeHelper),
        ("Made a user by certificate authentication", CertificateRole.CertificateScheme),
        ("Made a user by a handler of the project", CertificateRole.OwnHandler),
        ("Required per endpoint", CertificateRole.RequiredPerEndpoint),
        ("A user is required by", CertificateRole.Authorization),
        ("A user is required by default", CertificateRole.FallbackPolicy),
        ("Read by", CertificateRole.Reader),
    ];

    public static string Page(string project, IEnumerable<HostMap> hosts)
    {
        var page = new StringBuilder($"# Mutual TLS of {project}\n\nWhat code and settings files say. Environment variables, command lines and proxies in front may say otherwise.\n");
        foreach (var host in hosts)
        {
            page.Append($"\n## Host created in {host.Place}\n\nListener | TLS | Client certificate | Because of | A client without one | A client with an invalid one\n---------|-----|--------------------|------------|----------------------|-----------------------------\n");
            foreach (var listener in host.Listeners)
            {
                page.Append($"{Cell(listener.Name)} | {Tls(listener)} | {Mode(listener)} | {Cell(listener.Source)} | {MapAnswers.WithoutCertificate(listener, host.Checks)} | {MapAnswers.WithInvalidOne(listener, host.Checks)}\n");
            }

            page.Append('\n');
            foreach (var (label, role) in Lines)
            {
                Line(page, label, host.Checks.Places(role));
            }

            Line(page, "Not followed, and may change this", host.Unfollowed);
            if (host.Checks.IsOtherServer)
            {
                page.Append("- Another server or a proxy asks for certificates too, and is not on this map.\n");
            }
        }

        return page.ToString();
    }

    public static string Summary(IEnumerable<HostMap> hosts) => string.Join("; ", hosts.Select(host =>
        $"host in {host.Place}: {string.Join(", ", host.Listeners.Select(listener => $"{listener.Name.Split(',')[0].Replace("`", "")} {Mode(listener)}"))}"));

    private static void Line(StringBuilder page, string label, IReadOnlyCollection<string> places)
    {
        if (places.Count > 0)
        {
            page.Append($"- {label}: {string.Join("; ", places)}\n");
        }
    }

    private static string Tls(MappedListener listener) => listener.Tls switch
    {
        true => "yes",
        false => "no",
        null => "depends",
    };

    private static string Mode(MappedListener listener) => listener switch
    {
        { Tls: false } => "none",
        { Mode: CertificateMode.Unknown } => "unknown",
        { Mode: CertificateMode.Unset } => nameof(CertificateMode.NoCertificate),
        _ => listener.Mode.ToString(),
    };

    private static string Cell(string text) => text.Replace("|", "\\|").Replace("\n", " ").Replace("\r", "");
}
