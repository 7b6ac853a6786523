using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

[RequireClientCertificate]
public class GuardedPageModel : PageModel;
