// The APIs of all services; DocsIT holds the list against docs/openapi.
SwaggerUIBundle({
  urls: [
    { name: 'Learners and classes', url: '/docs/openapi/learner-registry.json' },
    { name: 'Staff', url: '/docs/openapi/teacher-registry.json' },
    { name: 'Institutions, areas and code lists', url: '/docs/openapi/institution-registry.json' },
    { name: 'Intake of files', url: '/docs/openapi/exchange-service.json' },
    { name: 'Figures', url: '/docs/openapi/reporting-service.json' },
    { name: 'Persons', url: '/docs/openapi/identity-service.json' }
  ],
  dom_id: '#apis',
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  // Nothing of a description or a token leaves this page.
  validatorUrl: 'none',
  persistAuthorization: false
});
