
namespace ClientCertAnalyzers.Engines.Map;

/// <summary>The mutual TLS of one host, as the code and the settings files of the project say it.</summary>
/// <param name="Place">Where the host is created.</param>
/// <param name="Listeners">In code first, then those of the settings.</param>
/// <param name="Checks">Who does something with certificates behind the handshake.</param>
/// <param name="Unfollowed">Code that may set up listeners too, and that was not followed to this host.</param>
internal sealed record HostMap(string Place, IReadOnlyList<MappedListener> Listeners, MappedChecks Checks, IReadOnlyList<string> Unfollowed);
