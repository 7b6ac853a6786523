namespace ClientCertAnalyzers.Libraries;

/// <summary>The official client of Kubernetes.</summary>
internal static class MTLS3504KubernetesTrustsServerRows
{
    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3504KubernetesTrustsServer, "KubernetesClient")
        {
            Switches =
            [
                LibrarySwitch.Property("k8s.KubernetesClientConfiguration", "SkipTlsVerify", wrong: "true", right: "false"),
                LibrarySwitch.Property("k8s.KubeConfigModels.ClusterEndpoint", "SkipTlsVerify", wrong: "true", right: "false"),
                LibrarySwitch.Call("k8s.WebSocketBuilder", "SkipServerCertificateValidation"),
            ],
        },
    ];
}
